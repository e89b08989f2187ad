using PocketSpy.Network.Wire;
using PocketSpy.Nintendo.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Tests.Dns;
using PocketSpy.Wire.Tests.Http;
using PocketSpy.Wire.Tests.Text;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>No parser and no writer allocates on the way of a packet.</summary>
[TestClass]
public class ParserAllocationTests
{
    private static readonly byte[] Target = new byte[1024];

    [TestMethod]
    public void Key_value_text_is_read_without_allocating()
    {
        byte[] login = Ascii.Bytes(KvPackets.Login);
        KvReader reader = new KvReader(32);
        Allocations.AreNone("KvReader", () =>
        {
            KvFrame.Find(login, 0, login.Length, 100);
            reader.Load(login, 0, login.Length);
            reader.Find("final");
            reader.TryGet("authtoken", out _, out _);
            reader.TryGetInt32("port", out _);
            reader.TryGetUInt32("productid", out _);
            reader.TryGetInt64("missing", out _);
            reader.ValueEquals("gamename", "mariokartwii");
        });
    }

    [TestMethod]
    public void Key_value_text_is_written_without_allocating()
    {
        KvWriter writer = new KvWriter();
        Allocations.AreNone("KvWriter", () =>
        {
            writer.Load(Target, 0, Target.Length);
            writer.Pair("lc", 2);
            writer.Pair("nick", "M\u00E4x\\");
            writer.Pair("least", long.MinValue);
            writer.Pair("proof", Target, 0, 32);
            writer.PairHex("hex", Target, 0, 16);
            writer.Final();
        });
    }

    [TestMethod]
    public void DNS_is_answered_without_allocating()
    {
        byte[] message = Ascii.FromHex(DnsPackets.Query);
        DnsQuery query = new DnsQuery();
        Allocations.AreNone("DNS", () =>
        {
            query.Load(message, message.Length);
            DnsAnswer.WriteAddress(message, query, 1, 60, Target);
            DnsAnswer.WriteEmpty(message, query, DnsAnswer.Refused, Target);
            DnsAnswer.WriteForward(message, query, 1, Target);
        });
    }

    [TestMethod]
    public void An_HTTP_request_and_its_form_are_read_without_allocating()
    {
        byte[] bytes = Ascii.Bytes(HttpPackets.NasLogin);
        HttpRequest request = new HttpRequest();
        FormReader form = new FormReader(40);
        Allocations.AreNone("HTTP", () =>
        {
            int head = HttpHead.FindEnd(bytes, 0, bytes.Length, 0);
            request.LoadHead(bytes, 0, head);
            request.SetBody(head, request.ContentLength);
            request.PathIs("/ac");
            request.HostStartsWith("nas");
            form.Load(request.Buffer, request.BodyOffset, request.BodyCount);
            form.Copy(form.Find("gamecd"), Target);
        });
    }

    [TestMethod]
    public void Texts_of_bytes_are_written_and_read_without_allocating()
    {
        byte[] text = new byte[200];
        Base64[] alphabets = { Base64.Standard, Base64.GameSpy, Base64.Nintendo, Base64.Url };
        Allocations.AreNone("Base64", () =>
        {
            foreach (Base64 alphabet in alphabets)
            {
                int count = alphabet.Encode(Target, 0, 100, text, 0);
                alphabet.TryDecode(text, 0, count, text, 0, out _);
            }
        });
        Allocations.AreNone("Hex", () =>
        {
            Hex.Encode(Target, 0, 100, text, 0);
            Hex.TryDecode(text, 0, 200, text, 0);
            Hex.TryParseUInt32(text, 0, 8, out _);
        });
        Allocations.AreNone("Utf16", () => Utf16.ToUtf8(Target, 0, 100, true, text, 0, 200));
    }
}
