using System;
using System.Linq;
using System.Net;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Replay;

/// <summary>Plays what belongs to matchmaking, each message to the port that it is for, whatever it was filed under.</summary>
public sealed class MatchReplay : IDisposable
{
    private readonly Qr2Replay _qr2;
    private readonly NatNegReplay _natNeg;
    private readonly OldListReplay _oldList;
    private readonly BoxAddress _box;
    private PcHost _host;

    /// <summary>Plays against a box.</summary>
    public MatchReplay(BoxAddress box)
    {
        _box = box;
        _qr2 = new Qr2Replay(new IPEndPoint(box.Server, box.HostPort));
        _natNeg = new NatNegReplay(new IPEndPoint(box.Server, box.NatNegPort));
        _oldList = new OldListReplay(new IPEndPoint(box.Server, box.OldListPort));
    }

    /// <summary>Whether messages to this service are played.</summary>
    public static bool Knows(string service) => service is "qr" or "qr2" or "natneg" or "sb" or "filter";

    /// <summary>Plays one as it was captured.</summary>
    public Outcome PlayCaptured(CapturedMessage message) => message.Service switch
    {
        "natneg" => _natNeg.PlayCaptured(message),
        "filter" => PlayFilter(message),
        "sb" => PlayList(message),
        _ => _qr2.PlayCaptured(message),
    };

    /// <summary>Plays what was meant by a datagram that was written down as text; null when there is nothing to mend.</summary>
    public Outcome PlayMended(CapturedMessage message) => message.Service switch
    {
        "natneg" => _natNeg.PlayMended(message),
        "qr" or "qr2" => _qr2.PlayMended(message),
        _ => null,
    };

    /// <inheritdoc />
    public void Dispose() => _host?.Dispose();

    private Outcome PlayList(CapturedMessage message)
    {
        byte[] bytes = message.Bytes;
        if (bytes[0] == '\\') return _oldList.Play(message);
        if (Qr2Replay.Takes(bytes)) return _qr2.PlayCaptured(message);
        return bytes.All(value => value is >= (byte)' ' and <= (byte)'~') ? PlayFilter(message) : new ListReplay(List, Host()).Play(message);
    }

    private Outcome PlayFilter(CapturedMessage message) => new FilterReplay(List, Host()).Play(message);

    private IPEndPoint List => new(_box.Server, _box.ListPort);

    // Hosts that say nothing for a minute are gone: each time it says so again.
    private PcHost Host()
    {
        _host ??= new PcHost(NetworkPlace.Here, new IPEndPoint(_box.Server, _box.HostPort), "replay", IPAddress.Loopback);
        _host.Announce();
        return _host;
    }
}
