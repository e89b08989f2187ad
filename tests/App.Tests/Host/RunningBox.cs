using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using PocketSpy.App.Images;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Net;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Web.Owner;

namespace PocketSpy.App.Tests.Host;

/// <summary>A box with a module more than its image has, on ports of the loopback that the operating system picks, with its data in memory.</summary>
internal sealed class RunningBox : IDisposable
{
    internal const string Pin = "4711";

    private const uint Loopback = 0x7F000001;
    private const int WaitMilliseconds = 20_000;

    private static readonly HttpClient Browser = new() { Timeout = TimeSpan.FromMilliseconds(WaitMilliseconds) };

    private readonly Box _box;
    private readonly NotedRestart _restart = new();

    /// <param name="files">The drive.</param>
    /// <param name="image">Modules of the image, by their names between commas; null for all.</param>
    /// <param name="example">One more.</param>
    /// <param name="isSafeMode">Whether it opens only what leads to the settings.</param>
    internal RunningBox(FaultyFileSystem files, string image, Module example, bool isSafeMode)
    {
        BoxSize size = BoxSize.ForPc(8);
        Platform platform = new()
        {
            Clock = new SystemClock(),
            Random = new SystemRandom(),
            Files = files,
            Waiter = new PollingWaiter(null),
            Interfaces = new NoNetwork(),
            Restart = _restart,
        };
        EventLog events = new(size.EventLines, null);
        BoxSettings settings = new() { Bind = Loopback, Address = Loopback, AnyPorts = true };
        _box = new Box(settings, size, platform, events, [.. BoxImage.Build(image), example]) { Owner = OwnerOf(files, events, platform) };
        if (isSafeMode)
        {
            _box.OpenSafeMode();
            _box.Revive();
            return;
        }
        if (_box.OpenStorage() != StorageResult.Ok) throw new InvalidOperationException("the storage did not open");
        _box.Start();
    }

    /// <summary>Why the box asked to be started anew; null when it did not.</summary>
    internal string RestartReason => _restart.Reason;

    /// <summary>The port with this word in its name; 0 when there is none.</summary>
    internal int PortOf(string word)
    {
        for (int i = 0; i < _box.ListenerCount; i++)
        {
            if (_box.ListenerAt(i).Name.Contains(word, StringComparison.Ordinal)) return _box.ListenerAt(i).Port;
        }
        return 0;
    }

    /// <summary>Sends a datagram to the echo and gives what comes back.</summary>
    internal string Echo(string text)
    {
        using UdpClient client = new(0, AddressFamily.InterNetwork);
        client.Client.ReceiveTimeout = WaitMilliseconds;
        byte[] sent = Encoding.UTF8.GetBytes(text);
        client.Send(sent, sent.Length, new IPEndPoint(IPAddress.Loopback, PortOf("Echo")));
        IPEndPoint from = new(IPAddress.Any, 0);
        return Encoding.UTF8.GetString(client.Receive(ref from));
    }

    /// <summary>Asks as the owner does. Gives the body.</summary>
    internal string Get(string path) => Ask(new HttpRequestMessage(HttpMethod.Get, Url(path)));

    /// <summary>Sends as the owner does. Gives the body.</summary>
    internal string Post(string path, string body) =>
        Ask(new HttpRequestMessage(HttpMethod.Post, Url(path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) });

    public void Dispose() => _box.Stop();

    private string Url(string path) => $"http://127.0.0.1:{PortOf("HTTP")}{path}";

    private static string Ask(HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.Add("X-Pin", Pin);
            using HttpResponseMessage response = Browser.Send(request);
            string body = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
            if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{request.RequestUri}: {response.StatusCode} {body}");
            return body;
        }
    }

    // An owner who has set the PIN.
    private static OwnerStore OwnerOf(FaultyFileSystem files, EventLog events, Platform platform)
    {
        OwnerStore owner = new(files, events);
        owner.Load();
        OwnerGate gate = new(new ServiceTools { Owner = owner, Clock = platform.Clock, Random = platform.Random, Events = events, Clients = new ClientNames(4) });
        if (!gate.SetPin(Encoding.ASCII.GetBytes(Pin), 0, Pin.Length)) throw new InvalidOperationException("the PIN was not kept");
        return owner;
    }
}
