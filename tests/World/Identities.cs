using PocketSpy.Nintendo.Wire;

namespace PocketSpy.Tests;

/// <summary>What consoles say of themselves.</summary>
internal static class Identities
{
    /// <summary>Of a console with these signs; null for one that it does not say.</summary>
    internal static ConsoleIdentity Of(string mac, string secret, string friendCode)
    {
        ConsoleIdentity console = new();
        Set(console, ConsoleIdentity.Mac, mac);
        Set(console, ConsoleIdentity.Secret, secret);
        Set(console, ConsoleIdentity.FriendCode, friendCode);
        return console;
    }

    private static void Set(ConsoleIdentity console, int sign, string value)
    {
        if (value is not null) console.Set(sign, Raw.Bytes(value), value.Length);
    }
}
