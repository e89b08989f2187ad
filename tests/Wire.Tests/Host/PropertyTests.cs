using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PocketSpy.Nintendo.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>What is written reads back, for whatever FsCheck thinks of. A failure names the seed to repeat it with.</summary>
[TestClass]
public class PropertyTests
{
    private const int Cases = 1_000;

    [TestMethod]
    public void Base64_reads_back_in_all_alphabets()
    {
        foreach (Base64 alphabet in new[] { Base64.Standard, Base64.GameSpy, Base64.Nintendo, Base64.Url })
        {
            Holds<byte[]>(plain =>
            {
                byte[] text = new byte[alphabet.EncodedCount(plain.Length)];
                byte[] back = new byte[plain.Length];
                return alphabet.Encode(plain, 0, plain.Length, text, 0) == text.Length
                    && alphabet.TryDecode(text, 0, text.Length, back, 0, out int count)
                    && count == plain.Length && plain.SequenceEqual(back);
            });
        }
    }

    [TestMethod]
    public void Base64_of_the_standard_alphabet_is_that_of_dotnet()
    {
        Holds<byte[]>(plain =>
        {
            byte[] text = new byte[Base64.Standard.EncodedCount(plain.Length)];
            int count = Base64.Standard.Encode(plain, 0, plain.Length, text, 0);
            return Convert.ToBase64String(plain) == Ascii.Text(text, 0, count);
        });
    }

    [TestMethod]
    public void Hexadecimal_reads_back_and_is_that_of_dotnet()
    {
        Holds<byte[]>(plain =>
        {
            byte[] text = new byte[2 * plain.Length];
            byte[] back = new byte[plain.Length];
            Hex.Encode(plain, 0, plain.Length, text, 0);
            return Convert.ToHexStringLower(plain) == Ascii.Text(text, 0, text.Length)
                && Hex.TryDecode(text, 0, text.Length, back, 0) && plain.SequenceEqual(back);
        });
    }

    [TestMethod]
    public void Decimal_reads_back_and_is_that_of_dotnet()
    {
        byte[] text = new byte[DecimalText.MaximumCount];
        Holds<int, int>((high, low) =>
        {
            // FsCheck's own numbers are small: two of them reach all 64 bits.
            long number = ((long)high << (Math.Abs(low) % 64)) ^ low;
            int at = DecimalText.WriteBefore(text, text.Length, number);
            int count = text.Length - at;
            bool fits = number >= 0 && number <= uint.MaxValue;
            return number.ToString() == Ascii.Text(text, at, count) && DecimalText.CountOf(number) == count
                && Wire.Ascii.TryParseInt64(text, at, count, out long back) && back == number
                && Wire.Ascii.TryParseUInt32(text, at, count, out uint unsigned) == fits && unsigned == (fits ? (uint)number : 0);
        });
    }

    [TestMethod]
    public void Decimal_parsing_agrees_with_dotnet_on_digits_of_any_length()
    {
        Holds<byte[], bool>((digits, negative) =>
        {
            string text = (negative ? "-" : "") + new string(digits.Take(19).Select(b => (char)('0' + b % 10)).ToArray());
            byte[] bytes = Ascii.Bytes(text);
            bool expected = long.TryParse(text, out long number);
            return Wire.Ascii.TryParseInt64(bytes, 0, bytes.Length, out long value) == expected && value == (expected ? number : 0);
        });
    }

    [TestMethod]
    public void Key_value_text_reads_back()
    {
        byte[] buffer = new byte[65_536];
        KvWriter writer = new KvWriter();
        KvReader reader = new KvReader(1_000);
        Holds<byte[][], long>((values, number) =>
        {
            writer.Load(buffer, 1, buffer.Length - 1);
            for (int i = 0; i < values.Length; i++) writer.Pair("k" + i, values[i], 0, values[i].Length);
            writer.Pair("n", number);
            writer.Final();
            if (writer.Overflowed || KvFrame.Find(buffer, 1, writer.Length) != 1 + writer.Length) return false;
            if (!reader.Load(buffer, 1, writer.Length) || reader.Count != values.Length + 2) return false;
            for (int i = 0; i < values.Length; i++)
            {
                byte[] expected = values[i].Where(b => b != 0).Select(b => b == '\\' ? (byte)'/' : b).ToArray();
                if (!reader.TryGet("k" + i, out int offset, out int count) || !expected.AsSpan().SequenceEqual(buffer.AsSpan(offset, count))) return false;
            }
            return reader.TryGetInt64("n", out long back) && back == number && reader.Is(reader.Count - 1, "final");
        });
    }

    [TestMethod]
    public void Text_of_key_value_messages_is_the_UTF_8_of_dotnet()
    {
        byte[] buffer = new byte[65_536];
        KvWriter writer = new KvWriter();
        Holds<string>(text =>
        {
            if (text is null) return true;
            writer.Load(buffer, 0, buffer.Length);
            writer.Pair("k", text);
            string expected = "\\k\\" + text.Replace("\0", "").Replace('\\', '/');
            return Encoding.UTF8.GetBytes(expected).AsSpan().SequenceEqual(buffer.AsSpan(0, writer.Length));
        });
    }

    [TestMethod]
    public void Utf16_names_agree_with_dotnet_in_both_byte_orders()
    {
        foreach (bool bigEndian in new[] { false, true })
        {
            Encoding reference = Encoding.GetEncoding(bigEndian ? "utf-16BE" : "utf-16", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("?"));
            Holds<ushort[]>(units =>
            {
                // Every second number becomes half of a surrogate pair, the others may be.
                byte[] text = units.SelectMany((unit, i) => Bytes(i % 2 == 0 ? unit : 0xD800 | (unit & 0x7FF), bigEndian)).ToArray();
                byte[] target = new byte[2 * text.Length];
                int count = Utf16.ToUtf8(text, 0, text.Length, bigEndian, target, 0, target.Length);
                string expected = reference.GetString(text);
                int nul = expected.IndexOf('\0');
                if (nul >= 0) expected = expected[..nul];
                return Encoding.UTF8.GetBytes(expected).AsSpan().SequenceEqual(target.AsSpan(0, count));
            });
        }
    }

    private static byte[] Bytes(int unit, bool bigEndian)
    {
        byte high = (byte)(unit >> 8);
        byte low = (byte)unit;
        return bigEndian ? [high, low] : [low, high];
    }

    private static void Holds<T>(Func<T, bool> property) => Check.One(Quietly, Prop.ForAll(property));

    private static void Holds<T, TSecond>(Func<T, TSecond, bool> property) => Check.One(Quietly, Prop.ForAll(property));

    private static Config Quietly => Config.QuickThrowOnFailure.WithMaxTest(Cases).WithEndSize(200).WithQuietOnSuccess(true);
}
