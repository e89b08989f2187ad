using PocketSpy.Messenger.Wire;
using PocketSpy.Web.Http;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Soap;

/// <summary>What SOAP answers have around them.</summary>
public static class SoapAnswer
{
    /// <summary>The media type.</summary>
    public const string Media = "text/xml; charset=utf-8";

    /// <summary>The namespace of contacts and memberships.</summary>
    public const string AddressBook = "http://www.msn.com/webservices/AddressBook";

    private const string Envelope = "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" "
        + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\">";

    private const string BookHeader = "<soap:Header><ServiceHeader xmlns=\"" + AddressBook + "\"><Version>15.01.1408.0000</Version><CacheKey>12r1</CacheKey>"
        + "<CacheKeyChanged>true</CacheKeyChanged></ServiceHeader></soap:Header>";

    private const string EnvelopeEnd = "</soap:Body></soap:Envelope>";

    /// <summary>Starts an answer of the address book.</summary>
    public static void Begin(WireWriter writer, string action)
    {
        writer.WriteText(Envelope);
        writer.WriteText(BookHeader);
        writer.WriteText("<soap:Body><");
        writer.WriteText(action);
        writer.WriteText("Response xmlns=\"" + AddressBook + "\">");
    }

    /// <summary>Ends it.</summary>
    public static void End(WireWriter writer, string action)
    {
        writer.WriteText("</");
        writer.WriteText(action);
        writer.WriteText("Response>");
        writer.WriteText(EnvelopeEnd);
    }

    /// <summary>A short answer with this inside.</summary>
    public static void Send(HttpResponse response, string action, string content)
    {
        response.ContentType = Media;
        Begin(response.Body, action);
        response.Body.WriteText(content);
        End(response.Body, action);
    }

    /// <summary>A short answer with a namespace of its own and no header.</summary>
    public static void SendPlain(HttpResponse response, string content)
    {
        response.ContentType = Media;
        response.Body.WriteText(Envelope);
        response.Body.WriteText("<soap:Body>");
        response.Body.WriteText(content);
        response.Body.WriteText(EnvelopeEnd);
    }

    /// <summary>A fault, status 500 as SOAP 1.1 wants it.</summary>
    public static void Fail(HttpResponse response, string code, string text, string detail)
    {
        response.Begin();
        response.Status = 500;
        SendPlain(response, "<soap:Fault><faultcode xmlns:q0=\"http://messenger.msn.com/ws/2004/09/oim/\">" + code + "</faultcode><faultstring>" + text + "</faultstring>" + detail + "</soap:Fault>");
    }

    /// <summary>An element around a text of strangers.</summary>
    public static void Element(WireWriter writer, string name, byte[] text)
    {
        writer.WriteText("<");
        writer.WriteText(name);
        writer.WriteText(">");
        XmlText.Write(writer, text, 0, text.Length);
        writer.WriteText("</");
        writer.WriteText(name);
        writer.WriteText(">");
    }
}
