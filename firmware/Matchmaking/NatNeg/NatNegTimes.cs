namespace PocketSpy.Matchmaking.NatNeg;

/// <summary>
/// How long the box waits in NAT negotiation, in milliseconds. What clients do: public GameSpy SDK (2011), natneg/nninternal.h, for version 3;
/// GameProgressive/UniSpySDK, the same file, for version 4; pret/pokeplatinum, lib/include/gs/natneg/nninternal.h, for version 2 on a DS.
/// </summary>
public static class NatNegTimes
{
    /// <summary>
    /// A client that is ready hears that its partner does not come. From version 3 on, and in version 2 on PC and PlayStation 2, the
    /// SDK gives up by itself after 60 s; on a DS version 2 does so after 10 s already, with the same result. A partner that loads
    /// something before it answers should not be cut off for those.
    /// </summary>
    public const int Deadbeat = 40_000;

    /// <summary>Between two CONNECTs to a client that does not acknowledge them.</summary>
    public const int ConnectResend = 500;

    /// <summary>So many CONNECTs go out in all: 8 s of a bad radio.</summary>
    public const int ConnectSends = 16;

    /// <summary>
    /// A negotiation that is done is kept, so that repeats find it and reports of a failure have names: the pings between the clients
    /// go on for 6 s (versions 3 and 4).
    /// </summary>
    public const int Grace = 15_000;

    /// <summary>Between two notices of a failure. The SDK does not acknowledge them.</summary>
    public const int NoticeResend = 1_000;

    /// <summary>So many notices go out in all.</summary>
    public const int NoticeSends = 3;

    /// <summary>
    /// The real local port comes with the INITs of port type 2 and 3, a moment later than all else: so long, for some may get lost,
    /// and some games never tell it.
    /// </summary>
    public const int LocalPortWait = 2_500;

    /// <summary>An INIT so soon after the client's acknowledgement is a late one, not a new beginning.</summary>
    public const int LateInit = 2_000;

    /// <summary>A client of version 4 that asks again after so long is let go on, partner or not: it asks every 10 s.</summary>
    public const int PreInitPatience = 5_000;

    /// <summary>
    /// A negotiation that is younger makes no room for another: its partner is about to come. Less than two seconds, within which whoever is refused has to
    /// be connected; a client repeats its INIT every 500 ms.
    /// </summary>
    public const int Patience = 1_000;

    /// <summary>Between two lines of the event log about a full table.</summary>
    public const int FullLine = 60_000;

    // A client of version 3 or 4 hears that its INITs did not all come.
    private const int InitsOfVersion3 = 5_500;

    // The same before version 3.
    private const int InitsOfVersion2 = 15_000;

    /// <summary>
    /// A client hears that its INITs did not all come. It repeats what was not acknowledged every 500 ms and gives up by itself after 6 s,
    /// before version 3 after 15.5 s.
    /// </summary>
    public static int Inits(int version) => version > 2 ? InitsOfVersion3 : InitsOfVersion2;
}
