using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence;
using PocketSpy.Web;
using PocketSpy.Network;
using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Network.Dns;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage.Tests;
using PocketSpy.Web.Http;
using PocketSpy.Web.Page;

namespace PocketSpy.Services.Tests;

/// <summary>All services of a small box, put together as the composition root does it, on fakes.</summary>
internal sealed class World
{
    internal const long Upstream = (0x08080808L << 16) | 53;

    private readonly byte[] _datagram = new byte[Qr2Service.DatagramBytes];

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
            Reply = new byte[size.ReplyBytes],
        };
        Tools.Home.NameServer = Upstream;
        Keeper = new Keeper(files, Events, size);
        Store = new PlayerStore(Keeper, PresenceSize.For(size), Random);
        Accounts = new AccountTable(Keeper, NintendoSize.For(size), Random);
        KeepFiles(Keeper);
        Keeper.Open();
        Store.Load();
        Accounts.Load();
        byte[] key = new byte[32];
        Random.Fill(key, 0, 32);
        NasToken token = new(key);

        Domains.Add(GameDomains.List);
        if (others == OtherNames.Forward) Forwarder = new DnsForwarder(NetworkSize.For(size).ForwardedQueries, Tools);
        Dns = new DnsService(Domains, Tools, others, Forwarder, 64) { OwnName = "pocketspy" };
        byte[] words = files["badwords.txt"] ?? new byte[0];
        HttpRoute[] routes = ConsoleRoutes.Build(Accounts, token, Tools, new BadWords(words, words.Length), Downloads);
        Http = new HttpService(routes, Tools, WebSize.For(size).HttpSessions, WebSize.For(size).HttpBodyBytes);
        Context = new GpcmContext(Store, Accounts, token, Tools, PresenceSize.For(size).Sessions);
        Registrar registrar = new(Store, Context.Md5);
        Presence = new GpcmService(Context, registrar);
        Search = new GpspService(Context, registrar, PresenceSize.For(size).SearchSessions, Tools.Reply);
        NatNeg = new NatNegService(Tools, MatchmakingSize.For(size).Negotiations);

        byte[] closed = files["availability.txt"] ?? new byte[0];
        byte[] keys = files["games.txt"] ?? new byte[0];
        byte[] rooms = files["groups.txt"] ?? new byte[0];
        Games = new GameTable(MatchmakingSize.For(size).Games, new OwnGameKeys(keys, keys.Length));
        Hosts = new HostTable(MatchmakingSize.For(size).Hosts, MatchmakingSize.For(size).HostBytes, Games);
        Master = new Qr2Service(Hosts, new Availability(closed, closed.Length), unknown, Tools, MatchmakingSize.For(size).HostMessages);
        Browser = new ServerBrowserService(Hosts, Master, new GroupRooms(rooms, rooms.Length), Tools, size);
    }

    /// <summary>Registers the owner's files, as the composition root does.</summary>
    internal static void KeepFiles(Keeper keeper)
    {
        keeper.OwnersFile("domains.txt", 4_096);
        keeper.OwnersFile("badwords.txt", BadWords.MaximumFileBytes);
        keeper.OwnersFile("availability.txt", Availability.MaximumFileBytes);
        keeper.OwnersFile("games.txt", OwnGameKeys.MaximumFileBytes);
        keeper.OwnersFile("groups.txt", GroupRooms.MaximumFileBytes);
    }

    /// <summary>Lets people look at the page of this box too.</summary>
    internal World ShowPage(int perSecond)
    {
        ShowBox(perSecond);
        Shown.Add(new NetworkShown(Dns, null));
        Shown.Add(new WebShown(Page.Pace, Http));
        Shown.Add(new NintendoShown(Accounts));
        return ShowPlayers().ShowRooms();
    }

    /// <summary>Lets people look at the page of a box without modules; what they show may be added.</summary>
    internal World ShowBox(int perSecond)
    {
        Tools.Facts = new FakeFacts();
        Page = new PageSources(Tools, Shown, HttpService.Port, perSecond);
        Http.Page = new PageHandler(Page);
        return this;
    }

    /// <summary>Shows what presence has.</summary>
    internal World ShowPlayers()
    {
        PlayersShown players = new(Context, Presence);
        Tools.Players = players;
        Shown.Add(players);
        return this;
    }

    /// <summary>Shows what matchmaking has.</summary>
    internal World ShowRooms()
    {
        RoomsShown rooms = new(Hosts, NatNeg, Browser, Tools);
        Tools.HostedGames = rooms;
        Shown.Add(rooms);
        return this;
    }

    internal PageSources Page { get; private set; }

    /// <summary>What the modules show.</summary>
    internal PageSourceList Shown { get; } = new();

    internal FaultyFileSystem Files { get; }

    internal FakeDownloads Downloads { get; } = new();

    internal FakeClock Clock { get; } = new();

    internal FakeRandom Random { get; }

    internal FakeLocalAddress Addresses { get; } = new();

    internal EventLog Events { get; }

    internal ClientNames Clients { get; }

    internal DomainList Domains { get; } = new();

    internal PlayerStore Store { get; }

    internal GpcmContext Context { get; }

    internal GpspService Search { get; }

    internal ProfileTable Profiles => Store.Profiles;

    internal AccountTable Accounts { get; }

    internal ServiceTools Tools { get; }

    internal Keeper Keeper { get; }

    internal DnsService Dns { get; }

    /// <summary>Asks on; null unless other names are forwarded.</summary>
    internal DnsForwarder Forwarder { get; }

    internal HttpService Http { get; }

    internal GpcmService Presence { get; }

    internal NatNegService NatNeg { get; }

    internal GameTable Games { get; }

    internal HostTable Hosts { get; }

    internal Qr2Service Master { get; }

    internal ServerBrowserService Browser { get; }

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
        Events.Tick(Clock.Milliseconds);
        Http.Tick(Clock.Milliseconds);
        Presence.Tick(Clock.Milliseconds);
        NatNeg.Tick(Clock.Milliseconds);
        Master.Tick(Clock.Milliseconds);
        Browser.Tick(Clock.Milliseconds);
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
