using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// A game that announces itself over QR2, strict where the public GameSpy SDK (2011) is: what the SDK passes over in silence
/// is an error here, as the box meant something by it.
/// </summary>
public sealed class Qr2Client
{
    /// <summary>The longest datagram that the SDK reads whole.</summary>
    public const int LongestPacket = 255;

    /// <summary>The first heartbeats.</summary>
    public const int First = 3;

    /// <summary>Something of the game has changed.</summary>
    public const int Changed = 1;

    /// <summary>The game ends.</summary>
    public const int Ending = 2;

    private const int HeaderBytes = 7;
    private const int KeyBytes = 4;
    private const int AddressCharacters = 14;
    private const int RandomCharacters = 6;
    private const int LongestEcho = 32;
    private const int RememberedMessages = 10;

    private readonly GameSocket _socket;
    private readonly IPEndPoint _master;
    private readonly MatchTitle _title;
    private readonly IPAddress _local;
    private readonly Queue<uint> _recent = [];
    private readonly byte[] _instanceKey = new byte[KeyBytes];

    /// <param name="socket">Over which it speaks; the game may play over the same.</param>
    /// <param name="master">The box.</param>
    /// <param name="title">What is played.</param>
    /// <param name="local">The console's own address.</param>
    public Qr2Client(GameSocket socket, IPEndPoint master, MatchTitle title, IPAddress local)
    {
        _socket = socket;
        _master = master;
        _title = title;
        _local = local;
        Random.Shared.NextBytes(_instanceKey);
        PublicAddress = IPAddress.Any;
    }

    /// <summary>Gives what the game has to say of itself.</summary>
    public Func<IReadOnlyList<(string Key, string Value)>> Keys { get; init; } = () => [];

    /// <summary>Gives the players.</summary>
    public Func<PlayerTable> Players { get; init; } = () => PlayerTable.Empty;

    /// <summary>Gives the teams.</summary>
    public Func<PlayerTable> Teams { get; init; } = () => PlayerTable.Empty;

    /// <summary>Whether it says that one has to negotiate to reach it.</summary>
    public bool NegotiatesNat { get; init; } = true;

    /// <summary>The key of this announcement.</summary>
    public ReadOnlySpan<byte> InstanceKey => _instanceKey;

    /// <summary>How many challenges have come.</summary>
    public int Challenges { get; private set; }

    /// <summary>The options that came with the last challenge.</summary>
    public int Options { get; private set; }

    /// <summary>Its address as the box sees it; 0.0.0.0 as long as that is not known.</summary>
    public IPAddress PublicAddress { get; private set; }

    /// <summary>Its port as the box sees it.</summary>
    public int PublicPort { get; private set; }

    /// <summary>Both.</summary>
    public IPEndPoint PublicEndPoint => new(PublicAddress, PublicPort);

    /// <summary>Messages of others, each once.</summary>
    public Queue<byte[]> Messages { get; } = [];

    /// <summary>Requests for a NAT negotiation, each once.</summary>
    public Queue<int> Cookies { get; } = [];

    /// <summary>How many acknowledgements are to be lost on the way.</summary>
    public int AcksToLose { get; set; }

    /// <summary>Messages that came once more with the same key.</summary>
    public int Repeats { get; private set; }

    // The SDK prints the four bytes in memory as one signed number: what it is depends on the console's byte order.
    private string PublicAddressText
    {
        get
        {
            byte[] bytes = PublicAddress.GetAddressBytes();
            int number = _title.IsLittleEndian ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);
            return number.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Sends a heartbeat: <see cref="First"/>, <see cref="Changed"/>, <see cref="Ending"/>, or 0 for the one of every minute.</summary>
    public void SendHeartbeat(int stateChanged)
    {
        List<(string Key, string Value)> head = Qr2Packets.Head(_local, _socket.Port, stateChanged, NegotiatesNat, _title.GameName, PublicAddressText, PublicPort);
        _socket.Send(Qr2Packets.OfHeartbeat(_instanceKey, head, stateChanged, Keys(), Players(), Teams()), _master);
    }

    /// <summary>Sends the keep-alive of every 20 seconds.</summary>
    public void SendKeepAlive() => _socket.Send(Qr2Packets.OfKeepAlive(_instanceKey), _master);

    /// <summary>Takes a datagram that is neither a NAT negotiation nor a game's.</summary>
    public void Receive(byte[] packet, IPEndPoint from)
    {
        if (packet.Length > LongestPacket) throw new LegException($"a QR2 packet has {packet.Length} bytes, and a game reads {LongestPacket}");
        if (packet.Length < HeaderBytes || packet[0] != 0xFE || packet[1] != 0xFD) throw new LegException($"this is not a QR2 packet: {Convert.ToHexStringLower(packet)}");
        int type = packet[2];
        ReadOnlySpan<byte> key = packet.AsSpan(3, KeyBytes);
        byte[] data = packet[HeaderBytes..];
        bool isMine = key.SequenceEqual(_instanceKey);
        if (type is 1 or 4 or 6 && !isMine) throw new LegException($"a QR2 packet of type {type} has another instance key, so a game ignores it");
        switch (type)
        {
            case 0 or 9:
                throw new LegException("the box queries a game: that is for players");
            case 1:
                TakeChallenge(data, from);
                break;
            case 2:
                _socket.Send(Qr2Packets.OfEcho(key, data.AsSpan(0, Math.Min(data.Length, LongestEcho))), from);
                break;
            case 4:
                throw new LegException($"the box refuses the game: {(data.Length < 2 ? "without a reason" : Encoding.Latin1.GetString(data, 1, data.Length - 1).TrimEnd('\0'))}");
            case 6:
                TakeMessage(data, from);
                break;
            case 8 or 10:
                // That the box knows the game: this SDK does nothing with it.
                break;
            default:
                throw new LegException($"a QR2 packet of type {type} is none that a game knows");
        }
    }

    private void TakeChallenge(byte[] data, IPEndPoint from)
    {
        if (!from.Equals(_master)) throw new LegException($"the challenge came from {from}, not from {_master}");
        if (data.Length == 0 || Array.IndexOf(data, (byte)0) != data.Length - 1) throw new LegException("the challenge does not end with its only NUL");
        int count = data.Length - 1;
        if (count > Qr2Challenge.MaxChallenge) throw new LegException($"the challenge has {count} characters, a game takes {Qr2Challenge.MaxChallenge}");
        string text = Encoding.Latin1.GetString(data, 0, count);
        if (count < RandomCharacters + AddressCharacters) throw new LegException($"the challenge '{text}' has no room for 6 random characters, options and the public address");
        string tail = text[^AddressCharacters..];
        if (!tail.All(char.IsAsciiHexDigit)) throw new LegException($"the challenge ends with '{tail}', and a game reads that as hexadecimal");
        Options = int.Parse(tail.AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        IPAddress address = new(Convert.FromHexString(tail[2..10]));
        int port = int.Parse(tail.AsSpan(10), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (address.Equals(IPAddress.Any) || port == 0) throw new LegException($"the public address in the challenge is {address}:{port}");
        if (address.Equals(_local) && port != _socket.Port) throw new LegException($"the public address in the challenge is {address}:{port}, and the console sent from port {_socket.Port}");
        PublicAddress = address;
        PublicPort = port;
        Challenges++;
        byte[] response = new byte[Qr2Challenge.MaxResponse];
        int length = new Qr2Challenge().Respond(_title.Key, 0, _title.Key.Length, data, 0, count, response, 0);
        _socket.Send(Qr2Packets.OfResponse(_instanceKey, response[..length]), from);
    }

    private void TakeMessage(byte[] data, IPEndPoint from)
    {
        if (data.Length < KeyBytes) throw new LegException("a client message has no message key");
        uint key = BinaryPrimitives.ReadUInt32BigEndian(data);
        if (_recent.Contains(key)) Repeats++;
        else Deliver(key, data[KeyBytes..]);
        if (AcksToLose > 0) AcksToLose--;
        else _socket.Send(Qr2Packets.OfMessageAck(_instanceKey, data.AsSpan(0, KeyBytes)), from);
    }

    private void Deliver(uint key, byte[] message)
    {
        _recent.Enqueue(key);
        if (_recent.Count > RememberedMessages) _recent.Dequeue();
        if (!NatNegPackets.IsNatNeg(message)) Messages.Enqueue(message);
        else if (message.Length == NatNegPackets.CookieRequestBytes) Cookies.Enqueue(BinaryPrimitives.ReadInt32BigEndian(message.AsSpan(NatNegPackets.MagicBytes)));
        else throw new LegException($"a request for a negotiation has {message.Length} bytes, not {NatNegPackets.CookieRequestBytes}");
    }
}
