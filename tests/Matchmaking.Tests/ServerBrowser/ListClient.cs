using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>A player who looks for games.</summary>
internal sealed class ListClient
{
    private readonly ListReader _reader = new();

    internal ListClient(BrowserWorld world, long from)
    {
        Link = new Link(world.Browser, from);
    }

    /// <summary>192.168.4.100:50000.</summary>
    internal ListClient(BrowserWorld world)
        : this(world, BrowserWorld.At(100, 50_000))
    {
    }

    internal Link Link { get; }

    /// <summary>What it was told, read to the last byte.</summary>
    internal ListReader Reader
    {
        get
        {
            byte[] bytes = Link.TakeBytes();
            if (bytes.Length > 0) _reader.Feed(bytes);
            return _reader;
        }
    }

    /// <summary>The lists, hosts and messages so far.</summary>
    internal ListParts Parts => Reader.Parts;

    /// <summary>Asks for a list. Gives what came.</summary>
    internal ListParts Ask(ListAsk ask)
    {
        Expect(ask);
        Link.Write(ask.Bytes());
        return Parts;
    }

    /// <summary>For a request that is sent by other means.</summary>
    internal void Expect(ListAsk ask) => _reader.Expect(ask);

    internal ListParts Say(byte[] message)
    {
        Link.Write(message);
        return Parts;
    }
}
