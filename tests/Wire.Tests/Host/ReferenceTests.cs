using System;
using System.Security.Cryptography;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>The digests against those of .NET, for every length around the block borders.</summary>
[TestClass]
public class ReferenceTests
{
    private const int MaxLength = 130;

    [TestMethod]
    public void Md5_agrees_with_dotnet_in_one_piece_and_in_two()
    {
        Random random = new Random(1);
        Md5 md5 = new Md5();
        byte[] digest = new byte[Md5.DigestSize];
        byte[] hex = new byte[Md5.HexSize];
        for (int length = 0; length <= MaxLength; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            string expected = Convert.ToHexStringLower(MD5.HashData(data));
            for (int cut = 0; cut <= length; cut++)
            {
                md5.Append(data, 0, cut);
                md5.Append(data, cut, length - cut);
                md5.Finish(digest, 0);
                Assert.AreEqual(expected, Ascii.Hex(digest, 0, digest.Length));
            }
            md5.Append(data, 0, length);
            md5.FinishHex(hex, 0);
            Assert.AreEqual(expected, Ascii.Text(hex, 0, hex.Length));
        }
    }

    [TestMethod]
    public void Sha1_agrees_with_dotnet_in_one_piece_and_in_two()
    {
        Random random = new Random(2);
        Sha1 sha1 = new Sha1();
        byte[] digest = new byte[Sha1.DigestSize];
        byte[] hex = new byte[Sha1.HexSize];
        for (int length = 0; length <= MaxLength; length++)
        {
            byte[] data = new byte[length];
            random.NextBytes(data);
            string expected = Convert.ToHexStringLower(SHA1.HashData(data));
            for (int cut = 0; cut <= length; cut++)
            {
                sha1.Append(data, 0, cut);
                sha1.Append(data, cut, length - cut);
                sha1.Finish(digest, 0);
                Assert.AreEqual(expected, Ascii.Hex(digest, 0, digest.Length));
            }
            sha1.Append(data, 0, length);
            sha1.FinishHex(hex, 0);
            Assert.AreEqual(expected, Ascii.Text(hex, 0, hex.Length));
        }
    }

    [TestMethod]
    public void Repeated_bytes_agree_with_dotnet_at_every_place()
    {
        Md5 md5 = new Md5();
        Sha1 sha1 = new Sha1();
        byte[] digest = new byte[Sha1.DigestSize];
        for (int before = 0; before <= 64; before += 3)
        {
            for (int count = 0; count <= 200; count++)
            {
                byte[] data = new byte[before + count];
                Array.Fill(data, (byte)0x20, before, count);
                md5.Append(data, 0, before);
                md5.AppendRepeated(0x20, count);
                md5.Finish(digest, 0);
                Assert.AreEqual(Convert.ToHexStringLower(MD5.HashData(data)), Ascii.Hex(digest, 0, Md5.DigestSize));
                sha1.Append(data, 0, before);
                sha1.AppendRepeated(0x20, count);
                sha1.Finish(digest, 0);
                Assert.AreEqual(Convert.ToHexStringLower(SHA1.HashData(data)), Ascii.Hex(digest, 0, Sha1.DigestSize));
            }
        }
    }

    [TestMethod]
    public void Hmac_agrees_with_dotnet()
    {
        Random random = new Random(3);
        for (int length = 0; length <= MaxLength; length++)
        {
            byte[] key = new byte[length];
            byte[] message = new byte[MaxLength - length];
            random.NextBytes(key);
            random.NextBytes(message);
            using HMACSHA256 reference = new HMACSHA256(key);
            HmacSha256 hmac = new HmacSha256(key);
            byte[] code = hmac.Compute(message);
            CollectionAssert.AreEqual(reference.ComputeHash(message), code);
            Assert.IsTrue(hmac.Verify(message, code, 0));
        }
    }
}
