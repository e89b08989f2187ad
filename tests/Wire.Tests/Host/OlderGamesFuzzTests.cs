using System;
using System.Linq;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Tests.GameSpy;
using PocketSpy.Wire.Tests.ListV1;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>200,000 random and damaged inputs of the protocols before 2004, and 1,000 lists that a client deciphers.</summary>
[TestClass]
public class OlderGamesFuzzTests
{
    private const int Inputs = 100_000;

    [TestMethod]
    public void List_requests_keep_their_ranges_within_the_message()
    {
        ListV1Request request = new ListV1Request();
        Fuzzer.Run(Inputs, 8_000_000, "\\\\\\listgamenamecmp\r\n\0", ListV1Packets.All.Select(Ascii.Bytes).ToArray(), (buffer, offset) =>
        {
            bool loaded = request.Load(buffer, offset, buffer.Length - offset);
            Require(!loaded || request.IsSignIn || request.Mode != ListMode.None, "a request for nothing");
            Require(!request.IsSignIn || request.SignIn.Is(0, "gamename"), "a sign-in without a game");
            if (!loaded) return;
            Within(request.SignIn, offset, buffer.Length);
            Within(request.List, offset, buffer.Length);
            Require(request.Enctype is >= -1 and <= 2, "enctype " + request.Enctype);
        });
    }

    [TestMethod]
    public void Datagrams_of_hosts_keep_their_ranges_within_the_datagram()
    {
        Qr1Message message = new Qr1Message();
        Fuzzer.Run(Inputs, 9_000_000, "\\\\\\finalqueryidhtbs0123456789\0", Qr1Packets.All.Select(Ascii.Bytes).ToArray(), (input, offset) =>
        {
            // A datagram stands at the start of its buffer.
            byte[] buffer = input[offset..];
            if (!message.Load(buffer, buffer.Length)) return;
            Require(message.QueryPort is >= 0 and <= 65535, "port " + message.QueryPort);
            Require(message.State is >= Qr1Message.Unchanged and <= Qr1Message.ChangedOrEnds, "state " + message.State);
            KvCursor pairs = message.Fields;
            int at = 0;
            int count = 0;
            while (pairs.Next())
            {
                Require(pairs.KeyOffset == at + 1 && pairs.KeyCount >= 0, "key " + count);
                at = pairs.KeyOffset + pairs.KeyCount;
                Require(pairs.ValueCount >= 0 && pairs.ValueOffset >= at && pairs.ValueOffset + pairs.ValueCount <= buffer.Length, "value " + count);
                at = pairs.ValueOffset + pairs.ValueCount;
                count++;
                _ = message.IsEnvelope;
            }
            Require(count > 0, "no pair");
        });
    }

    [TestMethod]
    public void Random_lists_come_out_of_both_ciphers_as_they_went_in()
    {
        for (int i = 0; i < 1_000; i++)
        {
            Random random = new Random(10_000_000 + i);
            byte[] seed = new byte[EnctypeTwo.SeedSize];
            byte[] plain = new byte[random.Next(600)];
            random.NextBytes(seed);
            random.NextBytes(plain);
            string word = new string(Enumerable.Range(0, 6).Select(_ => (char)random.Next('A', 'Z' + 1)).ToArray());
            int cut = random.Next(1, 300);
            byte[] one = Decipher.One(Ascii.FromHex(EnctypeTests.One(seed, word, plain, cut)), word, Tables.EnctypeOne);
            byte[] two = Decipher.Two(Ascii.FromHex(EnctypeTests.Two(seed, word, plain, cut)), word);
            Require(plain.AsSpan().SequenceEqual(one) && plain.AsSpan().SequenceEqual(two), "list " + i);
        }
    }

    [TestMethod]
    public void Nothing_is_allocated_on_the_way()
    {
        byte[] heartbeat = Ascii.Bytes(Qr1Packets.StatusLast);
        byte[] request = Ascii.Bytes(ListV1Packets.BattlefieldList);
        byte[] seed = new byte[4];
        byte[] key = Ascii.Bytes("Z5Nfb0");
        byte[] challenge = Ascii.Bytes("wookie");
        byte[] target = new byte[512];
        Qr1Message message = new Qr1Message();
        ListV1Request list = new ListV1Request();
        ListV1Writer writer = new ListV1Writer();
        ListProof proof = new ListProof(new Qr2Challenge());
        Leviathan tree = new Leviathan();
        EnctypeOne one = new EnctypeOne(tree, new ServerListCipher());
        EnctypeTwo two = new EnctypeTwo(tree);
        tree.Load(seed, 0, 4);
        Allocations.AreNone("Older games", () =>
        {
            message.Load(heartbeat, heartbeat.Length);
            while (message.Fields.Next()) _ = message.IsEnvelope;
            list.Load(request, 0, request.Length);
            for (int enctype = 0; enctype <= 2; enctype++) proof.Verify(enctype, key, 0, 6, challenge, 0, target, 0, 8);
            writer.Load(target, 100, 400);
            writer.Text(0xC0A80402, 7778);
            writer.Compact(1, 2);
            writer.Final();
            one.Begin(seed, 0, challenge, 0, writer.Length, target, 0);
            one.Encrypt(target, 100, writer.Length);
            two.Begin(seed, 0, key, 0, 6, target, 0);
            two.Encrypt(target, 100, writer.Length);
        });
    }

    private static void Within(KvReader pairs, int start, int end)
    {
        for (int i = 0; i < pairs.Count; i++)
        {
            Require(pairs.KeyOffset(i) > start && pairs.KeyOffset(i) <= pairs.ValueOffset(i), "key " + i);
            Require(pairs.ValueOffset(i) + pairs.ValueCount(i) <= end, "value " + i);
        }
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException(what);
    }
}
