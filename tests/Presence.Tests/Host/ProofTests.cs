using System;
using System.Security.Cryptography;
using System.Text;
using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>The login once more with another MD5 than the box's own.</summary>
[TestClass]
public class ProofTests
{
    [TestMethod]
    public void Response_and_proof_are_those_of_the_SDK()
    {
        World world = new();
        FakeConsole console = LoginTests.AtNas(world);
        Link link = new(world.Presence, 1);
        string server = Raw.Value(link.Take(), "challenge");
        link.Write(GpcmMessages.LoginWith(console.Token, Proof(console, GpcmMessages.ClientChallenge, server)));
        string answer = link.Take();
        Assert.IsTrue(answer.StartsWith("\\lc\\2\\"), answer);
        Assert.AreEqual(Proof(console, server, GpcmMessages.ClientChallenge), Raw.Value(answer, "proof"));
    }

    private static string Proof(FakeConsole console, string first, string second)
    {
        string hash = Hex(console.Challenge);
        return Hex(hash + new string(' ', 48) + console.Token + first + second + hash);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(text)));
}
