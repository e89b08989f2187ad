using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Nintendo;
using PocketSpy.Wire.Tests.Qr2;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Keys and rosters of heartbeats: whatever comes stays within its input, and what is found is what a dictionary finds.</summary>
[TestClass]
public class Qr2FuzzTests
{
    private const int Inputs = 25_000;
    private const string Marks = "\0\0\0\u0001\u0002\u00ffaAzZ_0";

    private static readonly byte[][] Packets =
    [
        PacketText.Bytes(Qr2Packets.Console), PacketText.Bytes(Qr2Packets.Pc), PacketText.Bytes(Qr2Packets.Players), PacketText.Bytes(Qr2Packets.Teams),
    ];

    [TestMethod]
    public void Keys_stay_within_the_block_and_are_found_as_a_plain_walk_finds_them()
    {
        int[] slots = new int[24];
        Fuzzer.Run(Inputs, 8_000_000, Marks, Packets, (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            int pairs = KeyBlock.Index(buffer, offset, count, slots, out int used, out bool ended);
            Require(used >= 0 && used <= count && (!ended || buffer[offset + used] == 0), "used " + used);
            Require(KeyBlock.Index(buffer, offset, count, [], out int counted, out _) == pairs && counted == used, "counted");
            byte[] block = buffer[offset..];
            Dictionary<string, int> expected = Walk(block, used, slots.Length, out int walked);
            Require(walked == pairs, "pairs " + pairs);
            int known = Math.Min(pairs, slots.Length);
            foreach ((string name, int at) in expected)
            {
                byte[] bytes = Encoding.Latin1.GetBytes(name);
                Require(KeyBlock.Find(block, slots, known, KeyBlock.HashOf(bytes, 0, bytes.Length), bytes, 0, bytes.Length) == at, "found " + name);
                if (name.All(char.IsAscii)) Require(KeyBlock.Find(block, slots, known, name) == at && KeyBlock.Seek(buffer, offset, count, name) == offset + at, "sought " + name);
            }
        });
    }

    [TestMethod]
    public void Rosters_stay_within_their_bytes_and_tell_as_much_as_they_say()
    {
        RosterReader roster = new();
        Fuzzer.Run(Inputs, 9_000_000, Marks, Packets, (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            bool good = roster.TryLoad(buffer, offset, count);
            Require(good ? roster.Size >= 3 && roster.Size <= count : roster.Size + roster.Members + roster.Keys == 0, "size " + roster.Size);
            Require(roster.Members <= RosterReader.MaximumMembers && roster.Keys <= RosterReader.MaximumKeys, "counts");
            int values = 0;
            int end = offset;
            while (roster.Next())
            {
                Require(roster.Member == values / roster.Keys, "member " + roster.Member);
                Require(roster.ValueOffset > end && roster.ValueCount >= 0 && buffer[roster.ValueOffset + roster.ValueCount] == 0, "value " + values);
                Require(roster.NameOffset > offset && roster.NameCount > 0 && buffer[roster.NameOffset + roster.NameCount] == 0, "name " + values);
                end = roster.ValueOffset + roster.ValueCount;
                values++;
            }
            Require(values == roster.Members * roster.Keys, "values " + values);
            Require(values == 0 || end + 1 == offset + roster.Size, "end " + end);
        });
    }

    [TestMethod]
    public void Match_commands_that_are_whole_have_all_their_arguments()
    {
        byte[][] packets = [PacketText.Bytes("SBCM<03000000 01 04 e32d c0a80409 9a440f00 00000000>"), PacketText.Bytes("<bb49cc4d 5a000000 05 00 e32d c0a80409 9a440f00>")];
        Fuzzer.Run(Inputs, 10_000_000, "SBCM\u00bb\u0049\u00cc\u004d\0", packets, (buffer, offset) =>
        {
            int count = buffer.Length - offset;
            MatchCommand.HasMagic(buffer, offset, count);
            if (MatchCommand.IsWhole(buffer, offset, count)) Require(buffer[offset + 9] <= count - 20, "arguments");
        });
    }

    [TestMethod]
    public void A_text_has_the_hash_of_its_bytes()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000).WithQuietOnSuccess(true), Prop.ForAll<byte[], int>((letters, seed) =>
        {
            string text = new([.. letters.Select(letter => (char)(letter & 0x7F))]);
            byte[] bytes = Ascii.Bytes(text.ToUpperInvariant());
            return Hash.OfText(text.ToLowerInvariant(), seed) == Hash.OfIgnoreCase(bytes, 0, bytes.Length, seed);
        }));
    }

    [TestMethod]
    public void Keys_and_rosters_are_read_without_allocating()
    {
        byte[] block = PacketText.Bytes(Qr2Packets.Pc);
        byte[] name = Ascii.Bytes("MAPNAME");
        int[] slots = new int[24];
        RosterReader roster = new();
        byte[] challenge = new byte[Qr2ChallengeText.Size];
        Allocations.AreNone("Qr2", () =>
        {
            int pairs = KeyBlock.Index(block, 0, block.Length, slots, out int used, out _);
            KeyBlock.Find(block, slots, pairs, "gamename");
            KeyBlock.Find(block, slots, pairs, KeyBlock.HashOf(name, 0, name.Length), name, 0, name.Length);
            KeyBlock.Seek(block, 0, block.Length, "password");
            roster.TryLoad(block, used + 1, block.Length - used - 1);
            while (roster.Next()) challenge[0] ^= roster.Buffer[roster.ValueOffset];
            Qr2ChallengeText.Write(challenge, 0, used, 0, 0xC0A80401, 1_024);
        });
    }

    // The first value of each name, lower-case, as far as the slots reach.
    private static Dictionary<string, int> Walk(byte[] block, int used, int most, out int pairs)
    {
        Dictionary<string, int> values = [];
        pairs = 0;
        for (int at = 0; at < used; pairs++)
        {
            int nameEnd = Array.IndexOf(block, (byte)0, at);
            int valueEnd = Array.IndexOf(block, (byte)0, nameEnd + 1);
            byte[] name = block[at..nameEnd];
            Wire.Ascii.ToLower(name, 0, name.Length);
            if (pairs < most) values.TryAdd(Encoding.Latin1.GetString(name), nameEnd + 1);
            at = valueEnd + 1;
        }
        return values;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
