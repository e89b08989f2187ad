using PocketSpy.Core;
using PocketSpy.Network.Dns;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>A box of which one golden packet is asked: each sender has come as far as it says.</summary>
internal sealed class Dialogue
{
    private readonly GoldenPacket _packet;
    private readonly string _response = "";

    internal Dialogue(GoldenPacket packet)
    {
        _packet = packet;
        FaultyFileSystem files = new();
        files["availability.txt"] = Raw.Bytes("closedgame closed\npausedgame paused\n");
        World = new World(files, 1, BoxSize.Small(), OtherNames.Refuse).SignAllIn();
        Host = new GameHost(World, 9, "gmtest");
        if (packet.Sender == GoldenPacket.Listed)
        {
            Host.Register();
        }
        else if (packet.Sender == GoldenPacket.Waiting)
        {
            Host.Beat(GameHost.First);
            _response = Host.ResponseTo(Host.TakeChallenge());
        }
        Lines = World.Events.Count;
    }

    internal World World { get; }

    internal GameHost Host { get; }

    /// <summary>Lines of the event log before the packet.</summary>
    internal int Lines { get; }

    internal byte[] Bytes => Host.Packet(_packet.Type, Raw.Exchange(_packet.Data, "RESPONSE", _response));

    internal void AssertAnswered()
    {
        Host.Send(Bytes);
        if (_packet.Answer == "<fefd01 KEY>") Host.TakeChallenge();
        else if (_packet.Answer is not null) Host.AssertTakes(_packet.Answer);
        Assert.AreEqual(0, World.HostAnswers.Count, _packet.Data);
        Assert.IsTrue(World.Events.Count <= Lines + 1, _packet.Data);
    }
}
