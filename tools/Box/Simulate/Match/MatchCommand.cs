using System;
using System.Buffers.Binary;
using System.Net;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// What two consoles say to each other through the box before they play: 20 bytes of header, then arguments that depend on the
/// matchmaking's revision. Layout by public projects that read these messages.
/// </summary>
/// <param name="Version">The matchmaking's revision.</param>
/// <param name="Number">The command.</param>
/// <param name="Sender">Where the sender hears: its QR2 address as the box sees it.</param>
/// <param name="Profile">The sender's profile.</param>
/// <param name="Arguments">What belongs to the command; a multiple of four bytes.</param>
public sealed record MatchCommand(int Version, int Number, IPEndPoint Sender, int Profile, byte[] Arguments)
{
    /// <summary>May I join?</summary>
    public const int Reservation = 1;

    /// <summary>Yes.</summary>
    public const int ReservationOk = 2;

    private const int HeaderBytes = 20;
    private const int SizeAt = 9;

    private static readonly byte[] DsMagic = "SBCM"u8.ToArray();
    private static readonly byte[] WiiMagic = [0xBB, 0x49, 0xCC, 0x4D];

    /// <summary>A guest's request to join.</summary>
    public static MatchCommand AskToJoin(MatchTitle title, IPEndPoint sender, int profile, IPAddress local, int localPort)
    {
        PacketBuilder arguments = new PacketBuilder().Little32(0).Address(sender.Address).Little32(sender.Port);
        if (title.Version == 90) arguments.Address(local).Little32(localPort).Little32(0);
        if (title.Version >= 11) arguments.Little32(0).Little32(1);
        if (title.Version == 90) arguments.Little32(profile);
        return new MatchCommand(title.Version, Reservation, sender, profile, arguments.Build());
    }

    /// <summary>A host's consent.</summary>
    public static MatchCommand AgreeToJoin(MatchTitle title, IPEndPoint sender, int profile, IPAddress local, int localPort, int seat)
    {
        PacketBuilder arguments = new();
        if (title.Version == 90)
        {
            arguments.Little32(title.MaxPlayers).Little32(0).Little32(profile).Address(sender.Address).Little32(sender.Port).Address(local).Little32(localPort)
                .Little32(0).Little32(1).Little32(profile).Little32(seat).Little32(seat).Little32(profile);
        }
        else
        {
            arguments.Little32(1).Little32(profile).Address(sender.Address).Little32(sender.Port);
            if (title.Version == 11) arguments.Little32(0).Little32(0).Little32(profile).Little32(title.MaxPlayers);
        }
        return new MatchCommand(title.Version, ReservationOk, sender, profile, arguments.Build());
    }

    /// <summary>Its bytes.</summary>
    public byte[] Write(MatchTitle title) => new PacketBuilder().Bytes(Magic(title)).Little32(Version).Byte(Number).Byte(Arguments.Length)
        .Little16(Sender.Port).Address(Sender.Address).Little32(Profile).Bytes(Arguments).Build();

    /// <summary>Reads one, as strictly as the length it tells of itself.</summary>
    public static MatchCommand Read(MatchTitle title, byte[] bytes)
    {
        if (bytes.Length < HeaderBytes || !bytes.AsSpan().StartsWith(Magic(title))) throw new LegException($"this is not a match command: {Convert.ToHexStringLower(bytes)}");
        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        if (version != title.Version) throw new LegException($"a match command of revision {version} came to a title of revision {title.Version}");
        if (bytes.Length != HeaderBytes + bytes[SizeAt]) throw new LegException($"a match command tells of {bytes[SizeAt]} bytes of arguments, and {bytes.Length - HeaderBytes} came");
        IPEndPoint sender = new(new IPAddress(bytes.AsSpan(12, 4)), BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(10)));
        return new MatchCommand(version, bytes[8], sender, BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(16)), bytes[HeaderBytes..]);
    }

    private static byte[] Magic(MatchTitle title) => title.IsLittleEndian ? DsMagic : WiiMagic;
}
