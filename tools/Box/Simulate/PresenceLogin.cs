using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PocketSpy.Presence.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Box.Simulate;

/// <summary>All that a login at presence says of the player and the title, and what proves it.</summary>
public sealed record PresenceLogin
{
    /// <summary>authtoken, uniquenick or user: which of the three logins it is.</summary>
    public string Key { get; init; }

    /// <summary>The token, the unique nick, or nick@address.</summary>
    public string Name { get; init; }

    /// <summary>The password; of a token the challenge that NAS gave with it.</summary>
    public string Secret { get; init; }

    /// <summary>Who runs the account: 11 for Nintendo, 0 for GameSpy.</summary>
    public int PartnerId { get; init; }

    /// <summary>Where the unique nick is unique.</summary>
    public int NamespaceId { get; init; }

    /// <summary>The title's number.</summary>
    public int ProductId { get; init; }

    /// <summary>The title's GameSpy name.</summary>
    public string GameName { get; init; }

    /// <summary>What the title's SDK understands.</summary>
    public int SdkRevision { get; init; }

    /// <summary>A console's login with what NAS gave.</summary>
    public static PresenceLogin ByToken(SimulatedConsole console, string token, string challenge) => new()
    {
        Key = "authtoken", Name = token, Secret = challenge, PartnerId = 11, NamespaceId = 16,
        ProductId = console.ProductId, GameName = console.GameName, SdkRevision = 3,
    };

    /// <summary>The message.</summary>
    public string Message(string own, string response) => string.Create(CultureInfo.InvariantCulture,
        $"\\login\\\\challenge\\{own}\\{Key}\\{Name}\\partnerid\\{PartnerId}\\response\\{response}\\firewall\\1\\port\\0\\productid\\{ProductId}" +
        $"\\gamename\\{GameName}\\namespaceid\\{NamespaceId}\\sdkrevision\\{SdkRevision}\\quiet\\0\\id\\1\\final\\");

    /// <summary>The response (own challenge first) or the proof (own challenge second).</summary>
    public string Proof(string first, string second)
    {
        byte[] hash = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(MD5.HashData(Encoding.ASCII.GetBytes(Secret))));
        bool named = Key != "authtoken" && PartnerId != 0;
        byte[] user = Encoding.Latin1.GetBytes(named ? string.Create(CultureInfo.InvariantCulture, $"{PartnerId}@{Name}") : Name);
        byte[] a = Encoding.ASCII.GetBytes(first);
        byte[] b = Encoding.ASCII.GetBytes(second);
        byte[] proof = new byte[LoginProof.Size];
        new LoginProof().Compute(hash, 0, user, 0, user.Length, a, 0, a.Length, b, 0, b.Length, proof, 0);
        return Encoding.ASCII.GetString(proof);
    }
}
