using PocketSpy.Matchmaking.Wire;
using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.ListV1;

/// <summary>
/// The proof of the secret key. "wookie" and its answer stood in public tools for Unreal Tournament's master; the others were made
/// with a public implementation (gsmsalg) and agree with it.
/// </summary>
[TestClass]
public class ListProofTests
{
    [TestMethod]
    [DataRow("wookie", "Z5Nfb0", 0, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb0", 1, "Egi6Uk8S")]
    [DataRow("wookie", "Z5Nfb0", 2, "gcGWcqZs")]
    [DataRow("MASTER", "HpWx9z", 0, "kZmZk5kn")]
    [DataRow("MASTER", "HpWx9z", 2, "2enO66Bd")]
    [DataRow("XYZPQR", "HA6zkS", 0, "Dw2EMSrs")]
    public void Proof_is_what_games_send(string challenge, string key, int enctype, string expected)
    {
        Assert.AreEqual(expected, Prove(challenge, key, enctype));
        Assert.IsTrue(Verify(challenge, key, enctype, expected));
    }

    [TestMethod]
    [DataRow("wookiE", "Z5Nfb0", 0, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb1", 0, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb0", 1, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb0", 2, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb0", 3, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb0", -1, "2/TYFMRc")]
    [DataRow("wookie", "Z5Nfb0", 0, "2/TYFMRC")]
    [DataRow("wookie", "Z5Nfb0", 0, "2/TYFMR")]
    [DataRow("wookie", "Z5Nfb0", 0, "2/TYFMRcA")]
    [DataRow("wookie", "Z5Nfb0", 0, "")]
    [DataRow("wookie", "", 0, "2/TYFMRc")]
    public void Another_proof_is_refused(string challenge, string key, int enctype, string proof)
    {
        Assert.IsFalse(Verify(challenge, key, enctype, proof));
    }

    [TestMethod]
    public void Challenge_of_any_bytes_is_of_upper_case_letters()
    {
        byte[] challenge = new byte[] { 0xEE, 0, 25, 26, 255, 127, 1, 0xEE };
        ListProof.Shape(challenge, 1);
        Assert.AreEqual("AZAVXB", Ascii.Text(challenge, 1, ListProof.ChallengeSize));
        Assert.AreEqual(0xEE, (int)challenge[0]);
        Assert.AreEqual(0xEE, (int)challenge[7]);
    }

    internal static string Prove(string challenge, string key, int enctype)
    {
        byte[] target = new byte[ListProof.Size + 2];
        new ListProof(new Qr2Challenge()).Write(enctype, Ascii.Bytes(key), 0, key.Length, Ascii.Bytes(challenge), 0, target, 1);
        return Ascii.Text(target, 1, ListProof.Size);
    }

    private static bool Verify(string challenge, string key, int enctype, string proof)
    {
        return new ListProof(new Qr2Challenge()).Verify(enctype, Ascii.Bytes(key), 0, key.Length, Ascii.Bytes(challenge), 0, Ascii.Bytes(proof), 0, proof.Length);
    }
}
