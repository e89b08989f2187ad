using System;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Presence.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>Random and damaged input: nothing throws, and what is accepted reads back as itself.</summary>
[TestClass]
public class FuzzTests
{
    private const int Inputs = 40_000;
    private const string GameSpyAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789[]";

    [TestMethod]
    public void Password_codes_round_trip_and_damaged_ones_do_not_throw()
    {
        Random random = new Random(11);
        byte[] encoded = new byte[88];
        byte[] decoded = new byte[66];
        for (int i = 0; i < Inputs; i++)
        {
            byte[] plain = RandomBytes(random, 64);
            int count = PasswordCode.Encode(plain, 0, plain.Length, encoded, 0);
            Assert.IsTrue(PasswordCode.TryDecode(encoded, 0, count, decoded, 0, out int size));
            CollectionAssert.AreEqual(plain, decoded[..size]);

            byte[] text = RandomText(random, 84, GameSpyAlphabet + "_*");
            if (PasswordCode.TryDecode(text, 0, text.Length, decoded, 0, out size)) Assert.IsTrue(size <= 63);
            else Assert.AreEqual(0, size);
        }
    }

    [TestMethod]
    public void Base32_reads_back_what_it_accepts()
    {
        Random random = new Random(12);
        byte[] digits = new byte[Base32.Size];
        for (int i = 0; i < Inputs; i++)
        {
            long userId = random.NextInt64(Base32.MaxValue + 1);
            Base32.Encode(userId, digits, 0);
            Assert.IsTrue(Base32.TryDecode(digits, 0, out long decoded));
            Assert.AreEqual(userId, decoded);

            byte[] text = i % 2 == 0 ? RandomBytes(random, 12) : RandomText(random, 12, "0123456789abcdefghijklmnopqrstuvw");
            int offset = random.Next(-1, 4);
            if (!Base32.TryDecode(text, offset, out decoded)) continue;
            Base32.Encode(decoded, digits, 0);
            CollectionAssert.AreEqual(text[offset..(offset + Base32.Size)], digits);
        }
    }

    [TestMethod]
    public void Friend_codes_read_back_what_they_accept()
    {
        Random random = new Random(13);
        FriendCode friendCode = new FriendCode();
        byte[] text = new byte[FriendCode.TextSize];
        for (int i = 0; i < Inputs; i++)
        {
            byte[] game = RandomText(random, 4, "RSHWXADIBPMC", 4);
            bool reversed = FriendCode.IsReversed(game, 0);
            int profileId = random.Next(int.MinValue, int.MaxValue);
            long code = friendCode.Compute(profileId, game, 0);
            FriendCode.Format(code, reversed, text, 0);
            Assert.IsTrue(FriendCode.TryParse(text, 0, text.Length, reversed, out long parsed));
            Assert.AreEqual(code, parsed);
            Assert.IsTrue(profileId == 0 || friendCode.IsValid(parsed, game, 0));
            Assert.AreEqual(profileId, FriendCode.ProfileId(parsed));

            byte[] noise = i % 2 == 0 ? RandomBytes(random, 16) : RandomText(random, 16, "0123456789- ");
            if (!FriendCode.TryParse(noise, 0, noise.Length, i % 4 == 1, out parsed)) Assert.AreEqual(0L, parsed);
            friendCode.IsValid(random.NextInt64(), game, 0);
        }
    }

    [TestMethod]
    public void Ciphers_give_every_plain_text_back()
    {
        Random random = new Random(14);
        ServerListCipher here = new ServerListCipher();
        ServerListCipher there = new ServerListCipher();
        ChatCipher client = new ChatCipher();
        ChatCipher server = new ChatCipher();
        for (int i = 0; i < Inputs; i++)
        {
            byte[] key = RandomBytes(random, 8);
            byte[] challenge = RandomBytes(random, 12);
            byte[] serverKey = RandomBytes(random, 24);
            byte[] plain = RandomBytes(random, 40);
            byte[] data = (byte[])plain.Clone();
            bool loaded = here.Load(key, 0, key.Length, challenge, 0, serverKey, 0, serverKey.Length);
            Assert.AreEqual(key.Length > 0 && challenge.Length >= ServerListCipher.ChallengeSize, loaded);
            if (loaded)
            {
                there.Load(key, 0, key.Length, challenge, 0, serverKey, 0, serverKey.Length);
                here.Encrypt(data, 0, data.Length);
                there.Decrypt(data, 0, data.Length);
                CollectionAssert.AreEqual(plain, data);
            }
            if (client.Load(serverKey, 0, serverKey.Length, key, 0, key.Length))
            {
                server.Load(serverKey, 0, serverKey.Length, key, 0, key.Length);
                client.Apply(data, 0, data.Length);
                server.Apply(data, 0, data.Length);
                CollectionAssert.AreEqual(plain, data);
            }
            StatsCode.Apply(data, 0, data.Length);
            CdKeyCode.Apply(data, 0, data.Length);
            StatsCode.Apply(data, 0, data.Length);
            CdKeyCode.Apply(data, 0, data.Length);
            CollectionAssert.AreEqual(plain, data);
        }
    }

    [TestMethod]
    public void Proofs_accept_their_own_answers_and_no_noise()
    {
        Random random = new Random(15);
        Qr2Challenge qr2 = new Qr2Challenge();
        CdKeyResponse cdKey = new CdKeyResponse();
        byte[] answer = new byte[Qr2Challenge.MaxResponse];
        byte[] response = new byte[CdKeyResponse.Size];
        for (int i = 0; i < Inputs; i++)
        {
            byte[] key = RandomBytes(random, 20);
            byte[] challenge = RandomBytes(random, 70);
            byte[] noise = RandomBytes(random, 90);
            int count = qr2.Respond(key, 0, key.Length, challenge, 0, challenge.Length, answer, 0);
            bool takes = challenge.Length is > 0 and <= Qr2Challenge.MaxChallenge;
            Assert.AreEqual(takes, qr2.Verify(key, 0, key.Length, challenge, 0, challenge.Length, answer, 0, count));
            Assert.IsFalse(qr2.Verify(key, 0, key.Length, challenge, 0, challenge.Length, noise, 0, noise.Length));

            bool again = i % 2 == 0;
            cdKey.Compute(key, 0, key.Length, challenge, 0, challenge.Length, (uint)random.NextInt64(1L << 32), again, response, 0);
            Assert.IsTrue(cdKey.Verify(key, 0, key.Length, challenge, 0, challenge.Length, again, response, 0));
            response[random.Next(response.Length)] ^= (byte)random.Next(1, 256);
            Assert.IsFalse(cdKey.Verify(key, 0, key.Length, challenge, 0, challenge.Length, again, response, 0));
            Assert.IsFalse(cdKey.Verify(key, 0, key.Length, challenge, 0, challenge.Length, again, noise, random.Next(-1, 30)));
        }
    }

    [TestMethod]
    public void List_challenges_are_valid_once_shaped()
    {
        Random random = new Random(16);
        byte[] challenge = new byte[ListChallenge.Size];
        for (int i = 0; i < Inputs; i++)
        {
            ListChallenge.IsValid(RandomBytes(random, 10), random.Next(-2, 12));
            for (int at = 0; at < challenge.Length; at++) challenge[at] = (byte)random.Next(0x21, 0x7E);
            ListChallenge.Shape(challenge, 0);
            Assert.IsTrue(ListChallenge.IsValid(challenge, 0));
        }
    }

    private static byte[] RandomBytes(Random random, int most)
    {
        byte[] bytes = new byte[random.Next(most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] RandomText(Random random, int most, string alphabet, int least = 0)
    {
        byte[] text = new byte[random.Next(least, most + 1)];
        for (int i = 0; i < text.Length; i++) text[i] = (byte)alphabet[random.Next(alphabet.Length)];
        return text;
    }
}
