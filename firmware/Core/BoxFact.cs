namespace PocketSpy.Core;

/// <summary>What <see cref="IBoxFacts"/> is asked for.</summary>
public static class BoxFact
{
    /// <summary>Sockets that are open.</summary>
    public const int Sockets = 0;

    /// <summary>Sockets that there are.</summary>
    public const int SocketLimit = 1;

    /// <summary>Clients that were turned away because all sockets were taken.</summary>
    public const int Refused = 2;

    /// <summary>Clients that had to give way to others.</summary>
    public const int Evicted = 3;

    /// <summary>Bytes of memory that are free.</summary>
    public const int HeapFree = 4;

    /// <summary>Bytes of all files.</summary>
    public const int FlashUsed = 5;

    /// <summary>Bytes that the drive holds.</summary>
    public const int FlashLimit = 6;

    /// <summary>1 when anybody may join the box's own Wi-Fi, 0 when it has a password.</summary>
    public const int WifiIsOpen = 7;

    /// <summary>Channel of the box's own Wi-Fi.</summary>
    public const int WifiChannel = 8;

    /// <summary>Tables of players whose records are gone for no reason that the box knows.</summary>
    public const int LostTables = 13;

    /// <summary>Text: number of the version.</summary>
    public const int Version = 9;

    /// <summary>Text: kind of board.</summary>
    public const int Board = 10;

    /// <summary>Text: the box's name.</summary>
    public const int BoxName = 11;

    /// <summary>Text: name of the box's own Wi-Fi; empty when it has none.</summary>
    public const int WifiName = 12;

    /// <summary>Text: how an owner who lost the PIN gets in again, as "hold the button at the box for 5 seconds"; empty when it is not known.</summary>
    public const int Recovery = 13;

    /// <summary>Text: why the box is in safe mode; empty when it is not.</summary>
    public const int SafeMode = 15;

    /// <summary>Text: the machine's name on its network; empty when the box has only its own.</summary>
    public const int HostName = 14;
}
