using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A console in a title's matchmaking: presence, QR2, the server list, negotiations, the game itself.</summary>
public sealed class MatchPlayer : IThinker, IDisposable
{
    private readonly SimulatedConsole _console;
    private readonly BoxAddress _box;
    private readonly ConsoleMemory.Entry _memory;
    private readonly NetworkPlace _place;
    private readonly bool _playsApart;
    private readonly List<Negotiation> _negotiations = [];
    private GameSocket _announcing;
    private GameSocket _playing;
    private Player _presence;
    private MatchServers _servers;

    /// <param name="console">The console.</param>
    /// <param name="title">What it plays.</param>
    /// <param name="box">The box.</param>
    /// <param name="memory">What the console remembers.</param>
    /// <param name="place">The network that it is in.</param>
    /// <param name="playsApart">Whether it plays over another socket than it announces itself with. A box that takes the one for the other is found out.</param>
    public MatchPlayer(SimulatedConsole console, MatchTitle title, BoxAddress box, ConsoleMemory.Entry memory, NetworkPlace place, bool playsApart)
    {
        _console = console;
        Title = title;
        _box = box;
        _memory = memory;
        _place = place;
        _playsApart = playsApart;
    }

    /// <summary>How people call it.</summary>
    public string Name => _console.ToString();

    /// <summary>How its player is called.</summary>
    public string PlayerName => _console.Name;

    /// <summary>What it plays.</summary>
    public MatchTitle Title { get; }

    /// <summary>Its profile.</summary>
    public int ProfileId { get; private set; }

    /// <summary>Its own address on the way to the box.</summary>
    public IPAddress Local { get; private set; }

    /// <summary>The port it plays over.</summary>
    public int LocalPort => _playing.Port;

    /// <summary>What it says of itself.</summary>
    public MatchKeys Keys { get; private set; }

    /// <summary>Its announcement.</summary>
    public Qr2Client Qr2 { get; private set; }

    /// <summary>Its link to the server list; null when it has none.</summary>
    public ServerListLink List { get; private set; }

    /// <summary>What came over the game's socket and is the game's.</summary>
    public Queue<(byte[] Data, IPEndPoint From)> GameData { get; } = [];

    /// <summary>Signs in, as far as presence; finds the servers; asks whether the title is available. Gives what to tell of it.</summary>
    public string SignIn(int room)
    {
        _place.Run(() =>
        {
            _presence = new ConsolePlayer(_console, _box, _memory).SignIn();
            _servers = MatchServers.Find(_box, Title, MatchServers.ConsoleDomain);
        });
        AvailabilityCheck.Do(_place, _servers.Available, Title.GameName);
        ProfileId = _presence.ProfileId;
        Keys = new MatchKeys(Title, ProfileId, room);
        Local = ((IPEndPoint)_presence.Link.Link.LocalEndPoint).Address;
        Announce();
        return $"profile {ProfileId} at {Local}";
    }

    /// <summary>Signs in to presence once more, as when the box was started again; what it has announced goes on.</summary>
    public void SignInAgain()
    {
        _presence?.Dispose();
        _place.Run(() => _presence = new ConsolePlayer(_console, _box, _memory).SignIn());
    }

    /// <summary>Begins a new announcement, as after a title was started again.</summary>
    public void Announce()
    {
        _announcing?.Dispose();
        if (_playing != _announcing) _playing.Dispose();
        _announcing = new GameSocket(_place);
        _playing = _playsApart ? new GameSocket(_place) : _announcing;
        Qr2 = new Qr2Client(_announcing, _servers.Master, Title, Local) { Keys = () => Keys.Announced() };
    }

    /// <summary>Asks for a list on a new link; <see cref="ServerListReader.IsComplete"/> tells when it is there.</summary>
    public void Request(ServerListRequest request)
    {
        List?.Dispose();
        List = ServerListLink.Open(_place, _servers.List, request);
    }

    /// <summary>Sends bytes to a host, or to anyone who has announced itself, through the box.</summary>
    public void SendTo(IPEndPoint announced, byte[] data)
    {
        if (List is null || List.IsClosed) Request(ServerListRequest.ForMessages(Title));
        List.SendMessage(announced, data);
    }

    /// <summary>Begins to negotiate.</summary>
    public Negotiation Negotiate(int cookie, int clientIndex)
    {
        Negotiation negotiation = new(_place, _playing, _servers.NatNeg, Title.GameName, Local) { Cookie = cookie, ClientIndex = clientIndex };
        _negotiations.Add(negotiation);
        negotiation.Begin();
        return negotiation;
    }

    /// <summary>Sends a datagram of the game.</summary>
    public void Play(byte[] data, IPEndPoint to) => _playing.Send(data, to);

    /// <inheritdoc />
    public void Think()
    {
        foreach (Negotiation negotiation in _negotiations) negotiation.Think();
        Read(_announcing);
        if (_playing != _announcing) Read(_playing);
        List?.Think();
    }

    /// <inheritdoc />
    public void AddSockets(List<Socket> sockets)
    {
        sockets.Add(_announcing.Socket);
        if (_playing != _announcing) sockets.Add(_playing.Socket);
        List?.AddSockets(sockets);
        foreach (Negotiation negotiation in _negotiations) negotiation.AddSockets(sockets);
    }

    /// <summary>What a console that waits says again and again: that it is still there. Throws <see cref="LegException"/> when the box is gone.</summary>
    public void StayOn()
    {
        _presence.Link.Settle();
        if (!Keys.IsHost) return;
        Qr2.SendKeepAlive();
        Qr2.SendHeartbeat(0);
    }

    /// <summary>Stops announcing itself and logs out.</summary>
    public void Leave()
    {
        Qr2.SendHeartbeat(Qr2Client.Ending);
        _presence.Leave();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (Negotiation negotiation in _negotiations) negotiation.Dispose();
        List?.Dispose();
        _announcing?.Dispose();
        _playing?.Dispose();
        _presence?.Dispose();
    }

    private void Read(GameSocket socket)
    {
        while (socket.Receive(out IPEndPoint from) is byte[] packet)
        {
            if (NatNegPackets.IsNatNeg(packet)) ReadNatNeg(packet, from, socket);
            else if (packet.Length > 1 && packet[0] == 0xFE && packet[1] == 0xFD && socket == _announcing) Qr2.Receive(packet, from);
            else if (socket == _playing) GameData.Enqueue((packet, from));
            else throw new LegException($"{Name}: this came from {from}, and is not a QR2 packet: {Convert.ToHexStringLower(packet)}");
        }
    }

    private void ReadNatNeg(byte[] packet, IPEndPoint from, GameSocket socket)
    {
        if (socket != _playing) throw new LegException($"{Name}: a packet of NatNeg came to the socket of QR2");
        int cookie = NatNegPackets.Cookie(packet);
        Negotiation negotiation = _negotiations.FirstOrDefault(negotiation => negotiation.Cookie == cookie);
        if (negotiation is null) throw new LegException($"{Name}: a packet of NatNeg has the cookie {cookie:x8}, and no such session is there");
        negotiation.Receive(packet, from, isGameSocket: true);
    }
}
