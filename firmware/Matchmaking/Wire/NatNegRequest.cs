using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Wire;

/// <summary>
/// A packet that a client sends for NAT negotiation (layout: <see cref="NatNegPacket"/>). One instance is reused for every packet.
/// What a type has no field for is 0.
/// </summary>
public sealed class NatNegRequest
{
    /// <summary>Longest name of a game that is read, without its NUL; the SDK's own limit is 63.</summary>
    public const int MaximumNameBytes = 63;

    private const int RefusedType = int.MaxValue;

    /// <summary>Bytes of the datagram.</summary>
    public int Bytes { get; private set; }

    /// <summary>1 to 4.</summary>
    public int Version { get; private set; }

    /// <summary>See <see cref="NatNegType"/>.</summary>
    public int Type { get; private set; }

    /// <summary>What both partners send.</summary>
    public int Cookie { get; private set; }

    /// <summary>INIT and NATIFY_REQUEST: from which socket, or for which test.</summary>
    public int PortType { get; private set; }

    /// <summary>0 for one partner, 1 for the other. Any other number is refused in an INIT or PREINIT: the SDK knows no more.</summary>
    public int ClientIndex { get; private set; }

    /// <summary>INIT: whether the game's own socket is to be connected, so that there is an INIT of port type 0.</summary>
    public bool UsesGamePort { get; private set; }

    /// <summary>INIT from version 2 on: the client's own idea of its address, first byte highest; 0 when it knows none.</summary>
    public uint LocalAddress { get; private set; }

    /// <summary>INIT from version 2 on: its own idea of the port; 0 when it is not known yet.</summary>
    public int LocalPort { get; private set; }

    /// <summary>
    /// INIT from version 2 on: bytes of the name of the game, which begins at <see cref="NatNegPacket.InitBytes"/>; 0 when there is
    /// none that ends with a NUL.
    /// </summary>
    public int NameCount { get; private set; }

    /// <summary>REPORT: whether the partners have reached each other.</summary>
    public bool Succeeded { get; private set; }

    /// <summary>
    /// Reads the first <paramref name="count"/> bytes. False when they are no packet of a client: no magic, another version, a type
    /// that only servers send, shorter than the type needs, a port type or client index that does not exist.
    /// </summary>
    public bool Load(byte[] buffer, int count)
    {
        Clear();
        Bytes = count;
        if (count < NatNegPacket.HeaderBytes || !NatNegPacket.HasMagic(buffer, 0, count)) return false;
        Version = buffer[NatNegPacket.VersionAt];
        if (Version < NatNegPacket.FirstVersion || Version > NatNegPacket.LastVersion) return false;
        Type = buffer[NatNegPacket.TypeAt];
        if (count < LeastBytes(Type, Version)) return false;
        Cookie = (int)Read32(buffer, NatNegPacket.CookieAt);
        switch (Type)
        {
            case NatNegType.Init:
                return LoadInit(buffer, count);
            case NatNegType.ConnectAck:
                ClientIndex = buffer[NatNegPacket.ClientIndexAt];
                return true;
            case NatNegType.Report:
                ClientIndex = buffer[NatNegPacket.ClientIndexAt];
                Succeeded = buffer[NatNegPacket.ResultAt] != 0;
                return true;
            case NatNegType.NatifyRequest:
                PortType = buffer[NatNegPacket.PortTypeAt];
                return true;
            case NatNegType.PreInit:
                ClientIndex = buffer[NatNegPacket.PreInitIndexAt];
                return ClientIndex <= 1;
            default:
                return true;
        }
    }

    private void Clear()
    {
        Version = 0;
        Type = 0;
        Cookie = 0;
        PortType = 0;
        ClientIndex = 0;
        UsesGamePort = false;
        LocalAddress = 0;
        LocalPort = 0;
        NameCount = 0;
        Succeeded = false;
    }

    private bool LoadInit(byte[] buffer, int count)
    {
        PortType = buffer[NatNegPacket.PortTypeAt];
        ClientIndex = buffer[NatNegPacket.ClientIndexAt];
        UsesGamePort = buffer[NatNegPacket.UsesGamePortAt] != 0;
        if (PortType > NatNegPacket.LastPortType || ClientIndex > 1) return false;
        if (Version == NatNegPacket.FirstVersion) return true;
        LocalAddress = Read32(buffer, NatNegPacket.LocalAddressAt);
        LocalPort = (buffer[NatNegPacket.LocalPortAt] << 8) | buffer[NatNegPacket.LocalPortAt + 1];
        int room = count - NatNegPacket.InitBytes;
        int nul = Ascii.IndexOf(buffer, NatNegPacket.InitBytes, room <= MaximumNameBytes ? room : MaximumNameBytes + 1, 0);
        if (nul > NatNegPacket.InitBytes) NameCount = nul - NatNegPacket.InitBytes;
        return true;
    }

    // What the SDKs send is never shorter; a byte that is not there is never read.
    private static int LeastBytes(int type, int version)
    {
        switch (type)
        {
            case NatNegType.Init:
                return version == NatNegPacket.FirstVersion ? NatNegPacket.FirstInitBytes : NatNegPacket.InitBytes;
            case NatNegType.ConnectAck:
                return NatNegPacket.FirstInitBytes;
            case NatNegType.BackupTest:
            case NatNegType.AddressCheck:
            case NatNegType.NatifyRequest:
            case NatNegType.Report:
                return NatNegPacket.InitBytes;
            case NatNegType.PreInit:
                return NatNegPacket.PreInitBytes;
            case NatNegType.ErtAck:
            case NatNegType.StateUpdate:
            case NatNegType.ConnectPing:
                return NatNegPacket.HeaderBytes;
            default:
                return RefusedType;
        }
    }

    private static uint Read32(byte[] buffer, int at) =>
        ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];
}
