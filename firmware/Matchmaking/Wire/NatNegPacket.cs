namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// The layout of NAT negotiation, UDP 27901. All numbers have their high byte first. Source: public GameSpy SDK (2011),
/// natneg/nninternal.h.
/// <code>
///           0                       6    7    8            12
/// all       | FD FC 1E 66 6A B2     |vers|type| cookie     | by type, below
///
///           12   13   14   15             19       21
/// INIT ...  |port|idx |game| local addr.  | port   | name ... 00
///           12             16       18   19
/// CONNECT   | address      | port   |got |fin |
///           12   13   14   15             19             23
/// REPORT    |port|idx |res | kind of NAT  | mapping      | name, 50 bytes
///           12   13   14             18
/// PREINIT   |idx |stat| client id    |
/// </code>
/// vers: 1 to 4, which answers repeat. type: <see cref="NatNegType"/>. cookie: both partners send the same. port: the port type. idx: the client's
/// index. game: whether it uses the game's port. got, fin: whether the partner's data came, and all is over.
/// </summary>
public static class NatNegPacket
{
    /// <summary>First version that is known: its INIT and CONNECT_ACK end before the local address (OpenSpy, natneg/server/NNDriver.cpp).</summary>
    public const int FirstVersion = 1;

    /// <summary>Last version that is known: it has PREINIT.</summary>
    public const int LastVersion = 4;

    /// <summary>Bytes of magic, version, type and cookie.</summary>
    public const int HeaderBytes = 12;

    /// <summary>Bytes of an INIT without name and of most answers; SDKs ignore shorter ones.</summary>
    public const int InitBytes = 21;

    /// <summary>The same in version 1.</summary>
    public const int FirstInitBytes = 15;

    /// <summary>Bytes of a CONNECT.</summary>
    public const int ConnectBytes = 20;

    /// <summary>Bytes of PREINIT and PREINIT_ACK.</summary>
    public const int PreInitBytes = 18;

    /// <summary>Bytes of a REPORT.</summary>
    public const int ReportBytes = 73;

    /// <summary>Port type of an INIT that was sent from the game's own socket.</summary>
    public const int GamePort = 0;

    /// <summary>
    /// Highest port type. 1, 2 and 3 come from the negotiation's socket, for three servers; version 2 knows two of them. Only
    /// 2 and 3 carry a local port: that of the game's socket when there is one.
    /// </summary>
    public const int LastPortType = 3;

    /// <summary>CONNECT: this is the partner's address.</summary>
    public const int NoError = 0;

    /// <summary>CONNECT: the partner never came.</summary>
    public const int DeadbeatPartner = 1;

    /// <summary>CONNECT: the client's own INITs did not all come.</summary>
    public const int InitTimeOut = 2;

    /// <summary>PREINIT_ACK: the partner is not here yet.</summary>
    public const int WaitingForClient = 0;

    /// <summary>PREINIT_ACK: begin with the INITs.</summary>
    public const int Ready = 2;

    internal const int VersionAt = 6;
    internal const int TypeAt = 7;
    internal const int CookieAt = 8;
    internal const int PortTypeAt = 12;
    internal const int ClientIndexAt = 13;
    internal const int UsesGamePortAt = 14;
    internal const int ResultAt = 14;
    internal const int LocalAddressAt = 15;
    internal const int LocalPortAt = 19;
    internal const int RemoteAddressAt = 12;
    internal const int RemotePortAt = 16;
    internal const int GotYourDataAt = 18;
    internal const int FinishedAt = 19;
    internal const int PreInitIndexAt = 12;
    internal const int PreInitStateAt = 13;
    internal const int PreInitIdAt = 14;

    private const int MagicBytes = 6;

    /// <summary>
    /// Whether a range begins as every packet of NAT negotiation does. Clients that share the socket of a game with it send some to
    /// the port of QR2 too.
    /// </summary>
    public static bool HasMagic(byte[] buffer, int offset, int count) =>
        count >= MagicBytes
        && buffer[offset] == 0xFD
        && buffer[offset + 1] == 0xFC
        && buffer[offset + 2] == 0x1E
        && buffer[offset + 3] == 0x66
        && buffer[offset + 4] == 0x6A
        && buffer[offset + 5] == 0xB2;

    internal static void WriteMagic(byte[] target)
    {
        target[0] = 0xFD;
        target[1] = 0xFC;
        target[2] = 0x1E;
        target[3] = 0x66;
        target[4] = 0x6A;
        target[5] = 0xB2;
    }
}
