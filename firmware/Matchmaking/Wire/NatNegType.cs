namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// What a packet of NAT negotiation is: its byte 7. Sources: public GameSpy SDK (2011), natneg/nninternal.h, for 0 to 14;
/// GameProgressive/UniSpySDK, the same file of version 4, for 15 and 16.
/// </summary>
public static class NatNegType
{
    /// <summary>Client: here I am, one for each of its ports.</summary>
    public const int Init = 0;

    /// <summary>Server: an INIT has come.</summary>
    public const int InitAck = 1;

    /// <summary>Server: can you hear me?</summary>
    public const int ErtTest = 2;

    /// <summary>Client: an ERTTEST has come.</summary>
    public const int ErtAck = 3;

    /// <summary>Named by the SDK, sent by nobody.</summary>
    public const int StateUpdate = 4;

    /// <summary>Server: there is your partner, or why there is none.</summary>
    public const int Connect = 5;

    /// <summary>Client: a CONNECT has come.</summary>
    public const int ConnectAck = 6;

    /// <summary>From client to client; strays come here when a client knows no better address.</summary>
    public const int ConnectPing = 7;

    /// <summary>Client: is the other server there?</summary>
    public const int BackupTest = 8;

    /// <summary>Server: it is.</summary>
    public const int BackupAck = 9;

    /// <summary>Client: which address do I come from?</summary>
    public const int AddressCheck = 10;

    /// <summary>Server: from this one.</summary>
    public const int AddressReply = 11;

    /// <summary>Client: send me an ERTTEST.</summary>
    public const int NatifyRequest = 12;

    /// <summary>Client: how it went.</summary>
    public const int Report = 13;

    /// <summary>Server: a REPORT has come.</summary>
    public const int ReportAck = 14;

    /// <summary>Client of version 4: may I begin?</summary>
    public const int PreInit = 15;

    /// <summary>Server: wait, or begin.</summary>
    public const int PreInitAck = 16;
}
