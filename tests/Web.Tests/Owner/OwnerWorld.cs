using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;

namespace PocketSpy.Web.Tests.Owner;

/// <summary>The owner's requests alone, over a web server of their own.</summary>
internal sealed class OwnerWorld
{
    internal static readonly long Phone = EndPoints.Of(0xC0A80414, 50_000);

    private readonly HttpService _http;

    internal OwnerWorld()
        : this(new FaultyFileSystem())
    {
    }

    internal OwnerWorld(FaultyFileSystem files)
    {
        Files = files;
        Store = new OwnerStore(files, Events);
        Store.Load();
        ServiceTools tools = new()
        {
            Clock = Clock,
            Random = new FakeRandom(1),
            Events = Events,
            Clients = new ClientNames(4),
            Owner = Store,
            Restart = Restart,
            Reply = new byte[2_560],
            Addresses = new FakeLocalAddress(),
        };
        Gate = new OwnerGate(tools);
        Handler = new OwnerHandler(tools, Gate);
        _http = new HttpService(OwnerRoutes.AddTo(new HttpRoute[0], Handler), tools, 4, 2_048) { OwnName = "pocketspy" };
    }

    internal FaultyFileSystem Files { get; }

    internal FakeClock Clock { get; } = new();

    internal EventLog Events { get; } = new(16, null);

    internal FakeRestart Restart { get; } = new();

    internal OwnerStore Store { get; }

    internal OwnerGate Gate { get; }

    internal OwnerHandler Handler { get; }

    internal string Get(string path) => Raw("GET " + path + " HTTP/1.1\r\nHost: 192.168.4.1\r\n\r\n");

    internal string Post(string path, string pin, string body) => PostFrom(Phone, path, pin, body);

    internal string PostFrom(long from, string path, string pin, string body) =>
        RawFrom(from, "POST " + path + " HTTP/1.1\r\nHost: 192.168.4.1\r\n" + (pin is null ? "" : "X-Pin: " + pin + "\r\n") +
            "Content-Length: " + body.Length.ToString() + "\r\n\r\n" + body);

    internal string Raw(string request) => RawFrom(Phone, request);

    internal string RawFrom(long from, string request)
    {
        Link link = new(_http, from);
        link.Write(request);
        string answer = link.Take();
        link.HangUp();
        return answer;
    }
}
