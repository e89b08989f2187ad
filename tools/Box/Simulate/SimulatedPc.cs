using System.Globalization;
using System.Text;
using PocketSpy.Presence.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Box.Simulate;

/// <summary>A player at a PC: an account with address and password, and one of its profiles.</summary>
public sealed class SimulatedPc
{
    private const int FirstProductId = 10_000;

    /// <summary>A player of this number; a role, such as "guest", is another profile of the same account.</summary>
    public SimulatedPc(int number, string role)
    {
        string digits = number.ToString(CultureInfo.InvariantCulture);
        Nick = $"pocket {role}";
        UniqueNick = $"pocket-{role}{digits}";
        Address = $"player{digits}@pc.pocketspy";
        // Longer than the veil's first turn, and with all that base64 has to veil.
        Password = $"p+assWord/{digits}=long enough";
        ProductId = FirstProductId + number;
    }

    /// <summary>The profile's name.</summary>
    public string Nick { get; init; }

    /// <summary>The profile's unique nick.</summary>
    public string UniqueNick { get; }

    /// <summary>The account's address.</summary>
    public string Address { get; }

    /// <summary>The account's password.</summary>
    public string Password { get; init; }

    /// <summary>A product of its own, so that a search for players of it finds few.</summary>
    public int ProductId { get; }

    /// <summary>The title's GameSpy name.</summary>
    public string GameName { get; } = "pocketgame";

    /// <summary>Where its unique nick is unique.</summary>
    public int NamespaceId { get; } = 1;

    /// <summary>What its SDK understands.</summary>
    public int SdkRevision { get; init; } = 11;

    /// <summary>The password as it goes over the wire.</summary>
    public string VeiledPassword => Veil(Password);

    /// <summary>A password as it goes over the wire.</summary>
    public static string Veil(string password)
    {
        byte[] plain = Encoding.Latin1.GetBytes(password);
        byte[] veiled = new byte[PasswordCode.EncodedCount(plain.Length)];
        PasswordCode.Encode(plain, 0, plain.Length, veiled, 0);
        return Encoding.ASCII.GetString(veiled);
    }

    /// <summary>The request for the account or one more profile of it, in presence.</summary>
    public string NewUserMessage() => string.Create(CultureInfo.InvariantCulture,
        $"\\newuser\\\\email\\{Address}\\nick\\{Nick}\\passwordenc\\{VeiledPassword}\\productid\\{ProductId}\\gamename\\{GameName}" +
        $"\\namespaceid\\{NamespaceId}\\uniquenick\\{UniqueNick}\\partnerid\\0\\id\\1\\final\\");

    /// <summary>The login by unique nick.</summary>
    public PresenceLogin ByUniqueNick() => Login("uniquenick", UniqueNick);

    /// <summary>The login by nick and address.</summary>
    public PresenceLogin ByAddress() => Login("user", $"{Nick}@{Address}");

    private PresenceLogin Login(string key, string name) => new()
    {
        Key = key, Name = name, Secret = Password, NamespaceId = NamespaceId,
        ProductId = ProductId, GameName = GameName, SdkRevision = SdkRevision,
    };
}
