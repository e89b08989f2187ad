using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Matchmaking;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Network.Dns;
using PocketSpy.Nintendo.Nas;
using PocketSpy.OlderGames.Lists;
using PocketSpy.Presence;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Web;
using PocketSpy.Web.Http;
using PocketSpy.Web.Page;

namespace PocketSpy.Tests;

/// <summary>A small box with all its modules, opened as the composition root does it, on fakes.</summary>
internal sealed class World
{
    internal const long Upstream = (0x08080808L << 16) | 53;

    private readonly byte[] _datagram = new byte[Qr2Service.DatagramBytes];
    private readonly ModuleList _modules = new();
    private readonly WorldOpener _opener;

    internal World()
        : this(new FaultyFileSystem(), 1)
    {
    }

    /// <summary>A box that finds these files, as after a restart: nothing of an earlier one was closed.</summary>
    internal World(FaultyFileSystem files, int seed)
        : this(files, seed, BoxSize.Small(), OtherNames.Refuse)
    {
    }

    internal World(FaultyFileSystem files, int seed, BoxSize size, OtherNames others)
        : this(files, seed, size, others, UnknownGames.Accept)
    {
    }

    internal World(FaultyFileSystem files, int seed, BoxSize size, OtherNames others, UnknownGames unknown)
    {
        Files = files;
        Random = new FakeRandom(seed);
        Events = new EventLog(size.EventLines, null);
        Clients = new ClientNames(size.KnownClients);
        Tools = new ServiceTools
        {
            Clock = Clock,
            StartSeconds = (int)(Clock.Milliseconds / 1_000),
            Random = Random,
            Events = Events,
            Clients = Clients,
            Addresses = Addresses,
            Files = files,
            Owner = new OwnerStore(files, Events),
            Facts = new FakeFacts(),
            Reply = new byte[size.ReplyBytes],
        };
        Tools.Owner.Load();
        Tools.Home.NameServer = Upstream;
        Keeper = new Keeper(files, Events, size);
        Started = _modules.Keep(Keeper, Tools, size);
        if (Started != StorageResult.Ok) return;
        Started = Keeper.Open();
        BoxSettings settings = new() { Name = "pocketspy", OtherNames = others, KnownGamesOnly = unknown == UnknownGames.Refuse };
        _opener = new WorldOpener(files, Keeper, settings);
        _modules.Open(_opener, Tools, size);
        Shown = _opener.Shown;
        Search = (GpspService)_opener.StreamsAt(GpspService.Port);
        Dns = (DnsService)_opener.DatagramsAt(DnsService.Port);
        Http = (HttpService)_opener.StreamsAt(HttpService.Port);
        Presence = (GpcmService)_opener.StreamsAt(GpcmService.Port);
        NatNeg = (NatNegService)_opener.DatagramsAt(NatNegService.Port);
        Master = (Qr2Service)_opener.DatagramsAt(Qr2Service.Port);
        Browser = (ServerBrowserService)_opener.StreamsAt(ServerBrowserService.Port);
        OlderList = (ListV1Service)_opener.StreamsAt(ListV1Service.Port);
#if WITH_SIGNIN
        Messenger = (PocketSpy.Messenger.Links.MsnService)_opener.StreamsAt(PocketSpy.Messenger.Links.MsnService.Port);
#endif
    }

    /// <summary>Lets people look at the page as often as this, whatever the board can bear.</summary>
    internal World ShowPage(int perSecond)
    {
        PageSourceList shown = new();
        Page = new PageSources(Tools, shown, HttpService.Port, perSecond);
        for (int i = 0; i < Shown.Count; i++) shown.Add(Shown[i] is WebShown ? new WebShown(Page.Pace, Http) : Shown[i]);
        Shown = shown;
        Http.Page = new PageHandler(Page);
        return this;
    }

    /// <summary>Lets people look at the page of a box whose modules show nothing; what they show may be added.</summary>
    internal World ShowBox(int perSecond)
    {
        Tools.Players = null;
        Tools.HostedGames = null;
        Shown = new PageSourceList();
        return ShowPage(perSecond);
    }

    /// <summary>Whoever claims a profile is signed in with it.</summary>
    internal World SignAllIn()
    {
        Tools.Players = new FakePlayers();
        return this;
    }

    /// <summary>Shows what presence has.</summary>
    internal World ShowPlayers()
    {
        for (int i = 0; i < _opener.Shown.Count; i++)
        {
            if (_opener.Shown[i] is not PlayersShown players) continue;
            Tools.Players = players;
            Shown.Add(players);
        }
        return this;
    }

    /// <summary>Shows what matchmaking has.</summary>
    internal World ShowRooms()
    {
        for (int i = 0; i < _opener.Shown.Count; i++)
        {
            if (_opener.Shown[i] is not RoomsShown rooms) continue;
            Tools.HostedGames = rooms;
            Shown.Add(rooms);
        }
        return this;
    }

    /// <summary>How the files were found.</summary>
    internal StorageResult Started { get; }

    /// <summary>Whether the modules are open; not on a drive whose files cannot be told, where a backup might wait.</summary>
    internal bool IsOpen => _opener is not null;

    internal PageSources Page { get; private set; }

    /// <summary>What the modules show.</summary>
    internal PageSourceList Shown { get; private set; }

    internal FaultyFileSystem Files { get; }

    /// <summary>The files for download, a folder for each game.</summary>
    internal FaultyFileSystem Downloads => Files.Folder("dlc");

    internal FakeClock Clock { get; } = new();

    internal FakeRandom Random { get; }

    internal FakeLocalAddress Addresses { get; } = new();

    internal EventLog Events { get; }

    internal ClientNames Clients { get; }

    internal PlayerStore Store => _modules.Presence.Store;

    internal GpcmContext Context => _modules.Presence.Context;

    internal GpspService Search { get; }

    internal ProfileTable Profiles => Store.Profiles;

    internal AccountTable Accounts => _modules.Nintendo.Accounts;

    internal ServiceTools Tools { get; }

    internal Keeper Keeper { get; }

    internal DnsService Dns { get; }

    /// <summary>Asks on; null unless other names are forwarded.</summary>
    internal DnsForwarder Forwarder => _modules.Network.Forwarder;

    internal HttpService Http { get; }

    internal GpcmService Presence { get; }

    internal NatNegService NatNeg { get; }

    internal GameTable Games => Hosts.Games;

    internal HostTable Hosts => _modules.Matchmaking.Hosts;

    internal Qr2Service Master { get; }

    internal ServerBrowserService Browser { get; }

    /// <summary>The list of older PC titles.</summary>
    internal ListV1Service OlderList { get; }

#if WITH_SIGNIN
    internal PocketSpy.Messenger.Links.MsnService Messenger { get; }

    internal PocketSpy.Messenger.Links.MsnContext People => _modules.Messenger.Context;

#endif
    /// <summary>What the button at the board opens.</summary>
    internal ISetUpGate Gate => _opener.Gate;

    /// <summary>What the master sends to game hosts.</summary>
    internal HostOutbox HostAnswers { get; } = new();

    internal DatagramOutbox DnsAnswers { get; } = new();

    /// <summary>Asks the DNS server. Gives its answer, or null when there is none.</summary>
    internal byte[] Ask(byte[] query, long from)
    {
        DnsAnswers.Clear();
        byte[] buffer = new byte[DnsService.MessageBytes];
        for (int i = 0; i < query.Length; i++) buffer[i] = query[i];
        Dns.Receive(buffer, query.Length, from, DnsAnswers);
        return DnsAnswers.Count == 0 ? null : DnsAnswers.Last;
    }

    /// <summary>Sends a datagram to the master, in one buffer that is never cleared and cuts what is longer, as with the port.</summary>
    internal void SendToMaster(byte[] datagram, long from)
    {
        int count = datagram.Length < _datagram.Length ? datagram.Length : _datagram.Length;
        for (int i = 0; i < count; i++) _datagram[i] = datagram[i];
        Master.Receive(_datagram, count, from, HostAnswers);
    }

    /// <summary>Sends one HTTP request on a link of its own. Gives the whole answer.</summary>
    internal string Request(string request, long from)
    {
        Link link = new(Http, from);
        link.Write(request);
        string answer = link.Take();
        link.HangUp();
        return answer;
    }

    /// <summary>Lets time pass and calls what the box calls.</summary>
    internal void Pass(int milliseconds)
    {
        Clock.Pass(milliseconds);
        _opener.Tick(Clock.Milliseconds);
        Events.Tick(Clock.Milliseconds);
    }

    /// <summary>How many lines of the event log have these words in them.</summary>
    internal int LinesWith(string words)
    {
        int count = 0;
        for (int i = 0; i < Events.Count; i++)
        {
            if (Events[i].Contains(words)) count++;
        }
        return count;
    }
}
