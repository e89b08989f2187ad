using System;
using PocketSpy.Matchmaking.Tests.ServerBrowser;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>A client that behaves and reads slowly: list after list, every second one to be told of changes.</summary>
internal sealed class SlowClient
{
    private const int Bytes = 600;

    private readonly BrowserWorld _world;
    private readonly Random _random;
    private ListClient _client;
    private bool _watches;

    internal SlowClient(BrowserWorld world, Random random)
    {
        _world = world;
        _random = random;
    }

    /// <summary>Lists that came to their end.</summary>
    internal int Lists { get; private set; }

    /// <summary>Reads a little more, asks something, or begins anew.</summary>
    internal void GoOn()
    {
        if (_client is null) Begin();
        _client.Link.Drain(_random.Next(Bytes));
        if (!_watches && _random.Next(20) == 0) _client.Link.Write(ListMessages.Info(BrowserWorld.At(_random.Next(30), 1_000)));
        Assert.IsFalse(_client.Link.IsEnded);
        if (!_client.Reader.IsComplete || _random.Next(4) != 0) return;
        Lists++;
        CatchUp();
        HangUp();
    }

    internal void HangUp()
    {
        _client?.Link.HangUp();
        _client = null;
    }

    private void Begin()
    {
        _watches = _random.Next(2) == 0;
        ListAsk ask = ServerBrowserFuzzTests.Watched();
        ask.Fields += "\\about";
        if (!_watches) ask.Options = 0;
        _client = new ListClient(_world, BrowserWorld.At(101, 50_000));
        _client.Link.Room = Bytes / 2;
        _client.Ask(ask);
    }

    // Full rules it asked for itself, of whatever game, and was told the address alone where none is listed; all else is of its own game.
    private void CatchUp()
    {
        foreach (ListedHost host in _client.Parts.Hosts)
        {
            bool asked = (host.Flags & HostFlags.FullRules) != 0 || (!_watches && host.Flags == HostFlags.Port);
            Assert.IsTrue(asked || host["game"] is BrowserWorld.Game);
        }
        if (!_watches) return;
        for (int i = 0; i < 100; i++)
        {
            _client.Link.Drain(4_096);
            _world.Pass(1);
        }
        ServerBrowserFuzzTests.AssertKnows(_world, _client);
    }
}
