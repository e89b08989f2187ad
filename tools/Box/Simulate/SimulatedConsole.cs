using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>What makes one console this console: all that it tells the servers of itself. Follows from its kind and number alone.</summary>
public sealed class SimulatedConsole
{
    // A console keeps no more letters.
    private const int LongestName = 10;

    private static readonly string[] WiiNames = ["Mario", "Anna", "Ben", "Chloe", "David", "Emma", "Finn", "Grace"];
    private static readonly string[] DsNames = ["Luigi", "Hugo", "Ida", "Jonas", "Kate", "Leo", "Mia", "Noah"];

    /// <summary>A console of a kind; each number is another one.</summary>
    public SimulatedConsole(ConsoleKind kind, int number)
    {
        Kind = kind;
        Number = number;
        byte[] seed = SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind} {number}")));
        Mac = (kind == ConsoleKind.Wii ? "0017ab" : "0009bf") + Convert.ToHexStringLower(seed, 0, 3);
        FriendCode = (BitConverter.ToUInt64(seed, 4) % 10_000_000_000_000_000).ToString("D16", CultureInfo.InvariantCulture);
        Gsbrcd = GameCode[..3] + "J" + Convert.ToHexStringLower(seed, 12, 4)[..7];
        Password = (BitConverter.ToUInt32(seed, 16) % 1_000).ToString("D3", CultureInfo.InvariantCulture);
        SerialNumber = "LEH" + (BitConverter.ToUInt32(seed, 20) % 1_000_000_000).ToString("D9", CultureInfo.InvariantCulture);
        Name = NameOf(kind == ConsoleKind.Wii ? WiiNames : DsNames, number);
    }

    /// <summary>DS or Wii.</summary>
    public ConsoleKind Kind { get; }

    /// <summary>Its number.</summary>
    public int Number { get; }

    /// <summary>Twelve digits.</summary>
    public string Mac { get; }

    /// <summary>The Wii's own friend code, 16 digits.</summary>
    public string FriendCode { get; }

    /// <summary>Its code for game and player, eleven characters.</summary>
    public string Gsbrcd { get; }

    /// <summary>The DS's three-digit password.</summary>
    public string Password { get; }

    /// <summary>The Wii's serial number.</summary>
    public string SerialNumber { get; }

    /// <summary>The player's name.</summary>
    public string Name { get; }

    /// <summary>The title that it plays: Mario Kart Wii or DS.</summary>
    public string GameCode => Kind == ConsoleKind.Wii ? "RMCP" : "AMCE";

    /// <summary>The title's GameSpy name.</summary>
    public string GameName => Kind == ConsoleKind.Wii ? "mariokartwii" : "mariokartds";

    /// <summary>The title's product number.</summary>
    public int ProductId => Kind == ConsoleKind.Wii ? 11437 : 10824;

    /// <summary>The NAS server that it asks for.</summary>
    public string NasHost => Kind == ConsoleKind.Wii ? "naswii.nintendowifi.net" : "nas.nintendowifi.net";

    /// <summary>How it names itself in web requests.</summary>
    public string UserAgent => Kind == ConsoleKind.Wii ? "RVL SDK/1.0" : "Nitro WiFi SDK/1.0";

    /// <summary>How people see it.</summary>
    public override string ToString() => $"{(Kind == ConsoleKind.Wii ? "Wii" : "DS")} {Number}";

    // Each number has a name of its own: a lobby of eight Marios tells nobody apart.
    private static string NameOf(string[] names, int number)
    {
        string name = names[(number - 1) % names.Length];
        if (number <= names.Length) return name;
        string digits = number.ToString(CultureInfo.InvariantCulture);
        return name.Length + 1 + digits.Length > LongestName ? digits : $"{name} {digits}";
    }
}
