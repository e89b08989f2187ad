using PocketSpy.Messenger.Soap;
using PocketSpy.Messenger.Wire;
using PocketSpy.Tokens.Clock;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Passport;

/// <summary>
/// The tokens that were asked for, one for each place in the order of the request. Clients look for prefixes and names literally: they stay as they are.
/// </summary>
public sealed class RstAnswer : PieceBody
{
    private const string Clear = "messengerclear.live.com";
    private const string Passport = "http://Passport.NET/tb";

    private readonly byte[][] _places;
    private readonly int _count;
    private readonly string _ticket;
    private readonly byte[] _secret;
    private readonly string _created;
    private readonly string _expires;

    /// <param name="request">What was asked for.</param>
    /// <param name="ticket">The ticket, the same for all.</param>
    /// <param name="secret">Its binary secret.</param>
    /// <param name="now">Seconds since 1970.</param>
    public RstAnswer(RstRequest request, string ticket, byte[] secret, long now)
    {
        _places = request.Places;
        _count = request.Count;
        _ticket = ticket;
        _secret = secret;
        _created = Time(now);
        _expires = Time(now + TicketOffice.Seconds);
    }

    /// <inheritdoc />
    protected override int Pieces => _count + 2;

    /// <inheritdoc />
    protected override void Write(int piece, WireWriter writer)
    {
        if (piece == 0) WriteHead(writer);
        else if (piece <= _count) WriteToken(writer, piece - 1);
        else writer.WriteText("</wst:RequestSecurityTokenResponseCollection></S:Body></S:Envelope>");
    }

    private static void WriteHead(WireWriter writer)
    {
        writer.WriteText("<?xml version=\"1.0\" encoding=\"utf-8\" ?><S:Envelope xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:wsse=\"http://schemas.xmlsoap.org/ws/2003/06/secext\" "
            + "xmlns:wsu=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\" xmlns:wsa=\"http://schemas.xmlsoap.org/ws/2004/03/addressing\" "
            + "xmlns:wst=\"http://schemas.xmlsoap.org/ws/2004/04/trust\" xmlns:wsp=\"http://schemas.xmlsoap.org/ws/2002/12/policy\" xmlns:psf=\"http://schemas.microsoft.com/Passport/SoapServices/SOAPFault\">"
            + "<S:Header><psf:pp><psf:serverVersion>1</psf:serverVersion><psf:authstate>0x48803</psf:authstate><psf:reqstatus>0x0</psf:reqstatus></psf:pp></S:Header>"
            + "<S:Body><wst:RequestSecurityTokenResponseCollection>");
    }

    private void WriteToken(WireWriter writer, int index)
    {
        byte[] place = _places[index];
        bool isPassport = Ascii.Equals(place, 0, place.Length, Passport);
        writer.WriteText("<wst:RequestSecurityTokenResponse><wst:TokenType>urn:passport:");
        writer.WriteText(isPassport ? "legacy" : "compact");
        writer.WriteText("</wst:TokenType><wsp:AppliesTo><wsa:EndpointReference><wsa:Address>");
        XmlText.Write(writer, place, 0, place.Length);
        writer.WriteText("</wsa:Address></wsa:EndpointReference></wsp:AppliesTo><wst:LifeTime><wsu:Created>");
        writer.WriteText(_created);
        writer.WriteText("</wsu:Created><wsu:Expires>");
        writer.WriteText(_expires);
        writer.WriteText("</wsu:Expires></wst:LifeTime><wst:RequestedSecurityToken>");
        writer.WriteText(isPassport ? "<wsse:BinarySecurityToken Id=\"PPToken" : "<wsse:BinarySecurityToken Id=\"Compact");
        writer.WriteDecimal(isPassport ? index + 1 : index);
        writer.WriteText("\">");
        byte[] ticket = System.Text.Encoding.UTF8.GetBytes(_ticket);
        XmlText.Write(writer, ticket, 0, ticket.Length);
        writer.WriteText("</wsse:BinarySecurityToken></wst:RequestedSecurityToken>");
        if (Ascii.Equals(place, 0, place.Length, Clear))
        {
            writer.WriteText("<wst:RequestedProofToken><wst:BinarySecret>");
            writer.WriteBase64(Base64.Standard, _secret, 0, _secret.Length);
            writer.WriteText("</wst:BinarySecret></wst:RequestedProofToken>");
        }
        writer.WriteText("</wst:RequestSecurityTokenResponse>");
    }

    // Without decimals, as clients read it.
    private static string Time(long seconds) => BoxTime.Text(seconds).Substring(0, 19) + "Z";
}
