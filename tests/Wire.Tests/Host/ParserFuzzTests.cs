using System;
using System.Linq;
using System.Text;
using PocketSpy.Network.Wire;
using PocketSpy.Nintendo.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Tests.Dns;
using PocketSpy.Wire.Tests.Http;
using PocketSpy.Wire.Tests.Text;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>175,000 random and damaged inputs: no parser throws, and every range that it gives lies within its input.</summary>
[TestClass]
public class ParserFuzzTests
{
    private const int Inputs = 25_000;

    [TestMethod]
    public void Key_value_text_keeps_its_ranges_within_the_message()
    {
        KvReader reader = new KvReader(24);
        Fuzzer.Run(Inputs, 1_000_000, "\\\\\\finalka0123456789-", Packets(KvPackets.All), (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            bool loaded = reader.Load(buffer, offset, count);
            Require(loaded || reader.Count == 0, "pairs of a refused message");
            Require(!loaded || buffer[offset] == '\\', "a message without a backslash");
            int at = offset;
            for (int i = 0; i < reader.Count; i++)
            {
                // Key and value follow each other without a gap, a backslash before each.
                Require(reader.KeyOffset(i) == at + 1 && reader.KeyCount(i) >= 0, "key " + i);
                at = reader.KeyOffset(i) + reader.KeyCount(i);
                bool isLast = i == reader.Count - 1;
                Require(reader.ValueOffset(i) == at + 1 || (isLast && at == buffer.Length && reader.ValueCount(i) == 0), "value " + i);
                at = reader.ValueOffset(i) + reader.ValueCount(i);
                Require(reader.ValueCount(i) >= 0 && at <= buffer.Length, "end of value " + i);
                Require(reader.Find(Encoding.Latin1.GetString(buffer, reader.KeyOffset(i), reader.KeyCount(i))) <= i, "found again");
            }
            reader.TryGetInt32("id", out _);
            reader.TryGetUInt32("port", out _);
            reader.GetText("authtoken");
        });
    }

    [TestMethod]
    public void The_end_of_a_message_is_that_which_dotnet_finds()
    {
        byte[] mark = Ascii.Bytes("\\final\\");
        Fuzzer.Run(Inputs, 2_000_000, "\\final", Packets(KvPackets.All), (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            int expected = buffer.AsSpan(offset).IndexOf(mark);
            int end = KvFrame.Find(buffer, offset, count);
            Require(end == (expected < 0 ? -1 : offset + expected + mark.Length), "end " + end);
            // Seen before: any part in which it was not yet there.
            int seen = (end < 0 ? count : end - offset - 1) * (count % 8) / 7;
            Require(KvFrame.Find(buffer, offset, count, seen) == end, "seen " + seen);
        });
    }

    [TestMethod]
    public void DNS_names_and_questions_stay_within_the_message()
    {
        DnsQuery query = new DnsQuery();
        byte[] target = new byte[512 + DnsAnswer.RecordBytes];
        byte[][] packets = { Ascii.FromHex(DnsPackets.Query), Ascii.FromHex(DnsPackets.QueryWithEdns), Ascii.FromHex(DnsPackets.Answer) };
        Fuzzer.Run(Inputs, 3_000_000, "\u0000\u0001\u0003\u000c\u003f\u0040\u00c0\u00ff", packets, (input, offset) =>
        {
            // A datagram stands at the start of its buffer.
            byte[] buffer = input[offset..];
            if (!query.Load(buffer, buffer.Length)) return;
            Require(query.NameCount is >= 0 and <= 253, "name of " + query.NameCount);
            Require(query.QuestionEnd <= buffer.Length, "question ends at " + query.QuestionEnd);
            Require(query.QuestionEnd >= DnsQuery.HeaderBytes + query.NameCount + 5, "question of " + query.QuestionEnd);
            int count = DnsAnswer.WriteAddress(buffer, query, 1, 60, target);
            Require(count == query.QuestionEnd + DnsAnswer.RecordBytes, "answer of " + count);
            Require(DnsAnswer.WriteEmpty(buffer, query, DnsAnswer.Refused, target) == query.QuestionEnd, "empty answer");
            Require(DnsAnswer.WriteForward(buffer, query, 7, target) == query.QuestionEnd, "forwarded");
            int id = query.Id;
            int nameCount = query.NameCount;
            Require(query.Load(target, query.QuestionEnd) && query.NameCount == nameCount && query.Id == 7 && id >= 0, "read again");
        });
    }

    [TestMethod]
    public void HTTP_heads_keep_their_ranges_within_the_head()
    {
        HttpRequest request = new HttpRequest();
        Fuzzer.Run(Inputs, 4_000_000, "\r\n\n\n :/?GET HTTP/1.", Packets(HttpPackets.All), (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            int end = HttpHead.FindEnd(buffer, offset, count, 0);
            Require(end <= buffer.Length && (end == -1 || end > offset), "head ends at " + end);
            if (!request.LoadHead(buffer, offset, end < 0 ? count : end - offset)) return;
            Require(end > 0, "a head without its end");
            Within(request.MethodOffset, request.MethodCount, offset, end, "method");
            Within(request.PathOffset, request.PathCount, offset, end, "path");
            if (request.QueryCount > 0) Within(request.QueryOffset, request.QueryCount, offset, end, "query");
            if (request.HostCount > 0) Within(request.HostOffset, request.HostCount, offset, end, "host");
            if (request.GameCodeCount > 0) Within(request.GameCodeOffset, request.GameCodeCount, offset, end, "game code");
            Require(request.ContentLength is >= 0 and <= HttpRequest.MaximumContentLength, "length " + request.ContentLength);
            Require(request.MethodCount > 0 && request.QueryCount >= 0 && request.HostCount >= 0 && request.GameCodeCount >= 0, "a count");
            request.PathIs("/ac");
            request.HostStartsWith("conntest.");
        });
    }

    [TestMethod]
    public void Forms_copy_no_more_than_their_values()
    {
        FormReader form = new FormReader(24);
        byte[] value = new byte[40];
        Fuzzer.Run(Inputs, 5_000_000, "&&==%%2A*\r\n\u0000", [Ascii.Bytes(HttpPackets.NasLoginBody)], (buffer, offset) =>
        {
            bool loaded = form.Load(buffer, offset, buffer.Length - offset);
            Require(loaded ? form.Count <= 24 : form.Count == 0, "pairs " + form.Count);
            int total = 0;
            for (int i = 0; i < form.Count; i++)
            {
                int count = form.Copy(i, value);
                Require(count >= -1 && count <= value.Length, "value of " + count);
                if (count > 0) total += count;
            }
            Require(total <= buffer.Length - offset, "all values of " + total);
            form.Find("action");
        });
    }

    [TestMethod]
    public void Encoded_bytes_and_numbers_decode_to_the_length_that_is_said()
    {
        Base64[] alphabets = { Base64.Standard, Base64.GameSpy, Base64.Nintendo, Base64.Url };
        byte[][] packets = { Ascii.Bytes("Zm9vYmFy"), Ascii.Bytes("Uk1DUA**"), Ascii.Bytes("ZZeXgE6v__"), Ascii.Bytes("12341234"), Ascii.Bytes("-9223372036854775808") };
        byte[] target = new byte[1_024];
        Fuzzer.Run(Inputs, 6_000_000, "AZaz0123456789abcdef+/=[]_.-*>?", packets, (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            foreach (Base64 alphabet in alphabets)
            {
                bool decoded = alphabet.TryDecode(buffer, offset, count, target, 1, out int size);
                // Two characters at most are padding.
                Require(decoded ? size >= (count - 2) * 3 / 4 && size <= count * 3 / 4 : size == 0, "base64 of " + size);
                alphabet.TryDecode(buffer, offset, count, buffer, offset, out _);
            }
            if (Hex.TryDecode(buffer, offset, count, target, 0)) Require(count % 2 == 0, "odd digits");
            if (Hex.TryParseUInt32(buffer, offset, count, out _)) Require(count is >= 1 and <= 8, "digits");
            if (Wire.Ascii.TryParseInt64(buffer, offset, count, out long number))
            {
                Require(long.Parse(Ascii.Text(buffer, offset, count)) == number, "number " + number);
            }
            Wire.Ascii.TryParseUInt32(buffer, offset, count, out _);
        });
    }

    [TestMethod]
    public void Tokens_that_nobody_sealed_are_refused_and_names_stay_within_their_room()
    {
        NasToken token = new NasToken(new byte[32]);
        token.SetName(Ascii.Bytes("Mii"), 3);
        byte[] valid = new byte[NasToken.TextCount];
        token.Write(new byte[4], valid, 0);
        byte[] name = new byte[64];
        WireReader reader = new WireReader();
        Fuzzer.Run(Inputs, 7_000_000, "NDSAZaz09-_=\u0000\u00d8\u00dc", [valid], (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            bool isOwn = buffer.AsSpan(offset).SequenceEqual(valid);
            Require(token.Load(buffer, offset, count) == isOwn, "a token");
            int limit = count % (name.Length + 1);
            int written = Utf16.ToUtf8(buffer, offset, count, count % 3 == 0, name, 0, limit);
            Require(written >= 0 && written <= limit, "name of " + written);
            Require(!Encoding.UTF8.GetString(name, 0, written).Contains('\uFFFD') || HasReplacement(buffer, offset), "broken UTF-8");

            reader.Load(buffer, offset, count);
            while (reader.TryReadByte(out int step))
            {
                if (reader.TryReadNulTerminated(step, out int text, out int length)) Within(text, length + 1, offset, buffer.Length, "text");
                if (reader.TryReadBytes(step, out int at)) Within(at, step, offset, buffer.Length, "bytes");
                reader.TryReadUInt16BigEndian(out _);
                reader.TryReadUInt32LittleEndian(out _);
                Require(reader.Position <= buffer.Length && reader.Remaining == buffer.Length - reader.Position, "cursor");
            }
            Require(reader.Remaining == 0, "rest");
        });
    }

    // The name itself may hold the character that stands for a broken one.
    private static bool HasReplacement(byte[] buffer, int offset) =>
        buffer.AsSpan(offset).IndexOf(new byte[] { 0xFF, 0xFD }) >= 0 || buffer.AsSpan(offset).IndexOf(new byte[] { 0xFD, 0xFF }) >= 0;

    private static byte[][] Packets(string[] texts) => texts.Select(Ascii.Bytes).ToArray();

    private static void Within(int offset, int count, int start, int end, string what) =>
        Require(count >= 0 && offset >= start && offset <= end - count, what + " at " + offset + " of " + count);

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
