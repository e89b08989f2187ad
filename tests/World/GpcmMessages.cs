using PocketSpy.Presence.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Tests;

/// <summary>Presence messages as the SDK of the games writes them.</summary>
internal static class GpcmMessages
{
    internal const string KeepAlive = "\\ka\\\\final\\";
    internal const string ClientChallenge = "0123456789abcdefghijklmnopqrstuv";

    internal static string Login(string token, string nasChallenge, string serverChallenge) =>
        LoginWith(token, Proof(token, nasChallenge, ClientChallenge, serverChallenge));

    internal static string LoginWith(string token, string response) =>
        "\\login\\\\challenge\\" + ClientChallenge + "\\authtoken\\" + token + "\\partnerid\\11\\response\\" + response +
        "\\firewall\\1\\port\\0\\productid\\11059\\gamename\\mariokartwii\\namespaceid\\16\\sdkrevision\\3\\quiet\\0\\id\\1\\final\\";

    internal static string GetProfile(string sessionKey, string profileId, int id) =>
        "\\getprofile\\\\sesskey\\" + sessionKey + "\\profileid\\" + profileId + "\\id\\" + id.ToString() + "\\final\\";

    internal static string Update(string sessionKey, string fields) =>
        "\\updatepro\\\\sesskey\\" + sessionKey + fields + "\\partnerid\\11\\final\\";

    internal static string Status(string sessionKey) =>
        "\\status\\1\\sesskey\\" + sessionKey + "\\statstring\\Online\\locstring\\here\\final\\";

    internal static string Logout(string sessionKey) => "\\logout\\\\sesskey\\" + sessionKey + "\\final\\";

    /// <summary>The response of a client; with the challenges exchanged, the proof of the server.</summary>
    internal static string Proof(string token, string nasChallenge, string first, string second)
    {
        byte[] hash = new byte[Md5.HexSize];
        Md5 md5 = new();
        md5.Append(Raw.Bytes(nasChallenge), 0, nasChallenge.Length);
        md5.FinishHex(hash, 0);
        byte[] proof = new byte[LoginProof.Size];
        new LoginProof().Compute(hash, 0, Raw.Bytes(token), 0, token.Length, Raw.Bytes(first), 0, first.Length,
            Raw.Bytes(second), 0, second.Length, proof, 0);
        return Raw.Text(proof);
    }
}
