using PocketSpy.Presence;
using PocketSpy.Web;
using PocketSpy.Network;
using PocketSpy.Matchmaking;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.ListV1;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;
using PocketSpy.Net;
using PocketSpy.Network.Dhcp;
using PocketSpy.Network.Dns;
using PocketSpy.Network.Mdns;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Presence.Profiles;
using PocketSpy.Web.Backup;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Web.Page;
using PocketSpy.Wire.ListV1;
using PocketSpy.Wire.Nas;

namespace PocketSpy.App;

/// <summary>How the ports are opened and what answers at them.</summary>
public sealed partial class Box
{
    private const int DomainFileBytes = 4_096;
    private const int LowPorts = 1_024;
    private const int OtherHttpPort = 8_080;
    private const int OtherPortsAbove = 10_000;
    private const string DomainFile = "domains.txt";
    private const string BadWordFile = "badwords.txt";
    private const string AvailabilityFile = "availability.txt";
    private const string GroupRoomFile = "groups.txt";
    private const string GameKeyFile = "games.txt";
    private const string SearchNames = "gpsp.";
    private const string OlderListNames = "master";

    private void OpenNetwork()
    {
        DhcpService dhcp = OpenDhcp();
        _shown.Add(new NetworkShown(OpenDns(), dhcp));
    }

    private DnsService OpenDns()
    {
        DomainList domains = new();
        domains.Add(GameDomains.List);
        byte[] more = ReadOwnersFile(DomainFile, DomainFileBytes);
        domains.Add(Wire.Ascii.ToText(more, 0, more.Length));
        DnsForwarder forwarder = _settings.OtherNames == OtherNames.Forward ? new DnsForwarder(NetworkSize.For(_size).ForwardedQueries, _tools) : null;
        DnsService dns = new(domains, _tools, _settings.OtherNames, forwarder, NetworkSize.For(_size).AskedNames) { OwnName = _settings.Name };
        OpenUdp("DNS", new UdpPort(dns, DnsService.MessageBytes), DnsService.Port);
        return dns;
    }

    // Null where another one gives addresses.
    private DhcpService OpenDhcp()
    {
        if (!_settings.GivesAddresses) return null;
        DhcpService dhcp = new(_settings.OwnAddress, _settings.OwnMask, NetworkSize.For(_size).Leases, _tools);
        Listener listener = Add("DHCP: addresses for those who join", "UDP", DhcpService.Port);
        UdpPort port = new(dhcp, DhcpService.MessageBytes);
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(_settings.OwnAddress), DhcpService.Port, UdpUse.Broadcast));
        listener.Port = port.Port;
        return dhcp;
    }

    private void OpenMdns()
    {
        if (!_settings.AnswersToName) return;
        MdnsService mdns = new(_settings.Name, _tools);
        Listener listener = Add("mDNS: the name " + _settings.Name + ".local", "UDP", MdnsService.Port);
        UdpPort port = new(mdns, MdnsService.MessageBytes);
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(0), MdnsService.Port, UdpUse.Group));
        listener.Port = port.Port;
        mdns.Outbox = port;
        _loop.Add(mdns);
    }

    private void OpenHttp(NasToken token)
    {
        byte[] words = ReadOwnersFile(BadWordFile, BadWords.MaximumFileBytes);
        BadWords badWords = new(words, words.Length);
        OpenWeb(ConsoleRoutes.Build(_accounts, token, _tools, badWords, _downloads), true);
        _shown.Add(new NintendoShown(_accounts));
    }

    // Without its tables a box has nothing to keep, and a backup of it would look as if there were nobody.
    private void OpenWeb(HttpRoute[] routes, bool hasTables)
    {
        Gate = new OwnerGate(_tools);
        routes = OwnerRoutes.AddTo(routes, new OwnerHandler(_tools, Gate));
        HttpService http = new(routes, _tools, WebSize.For(_size).HttpSessions, WebSize.For(_size).HttpBodyBytes);
        if (hasTables)
        {
            BackupHandler backup = new(_keeper, _tools, Gate, _size.DriveBytes);
            http.Add(new HttpRoute(null, BackupHandler.BackupPath, backup));
            http.Add(new HttpRoute(null, BackupHandler.RestorePath, backup));
        }
        TcpPort port = new(http, SocketKind.Http, HttpService.RequestMilliseconds) { MostLinks = WebSize.For(_size).HttpSessions };
        OpenTcp("HTTP: connection test, sign-in, files, lobby page", port, HttpService.Port);
        _loop.Add(http);
        _tools.Facts = new BoxFacts(this, _tools.Files, _size.DriveBytes);
        PageSources page = new(_tools, _shown, port.Port, WebSize.For(_size).PageAnswers);
        http.Page = new PageHandler(page);
        _shown.Add(new WebShown(page.Pace, http));
    }

    private void OpenPresence(NasToken token)
    {
        GpcmContext context = new(_store, _accounts, token, _tools, PresenceSize.For(_size).Sessions);
        Registrar registrar = new(_store, context.Md5);
        GpcmService presence = new(context, registrar);
        TcpPort port = new(presence, SocketKind.Presence, GpcmService.LoginMilliseconds);
        OpenTcp("Presence: friends and profiles", port, GpcmService.Port);
        _loop.Add(presence);

        GpspService search = new(context, registrar, PresenceSize.For(_size).SearchSessions, _tools.Reply);
        port = new TcpPort(search, SocketKind.Browser, GpspService.IdleMilliseconds);
        _waker.Add(port, SearchNames);
        OpenTcp("Presence: search", port, GpspService.Port);
        PlayersShown players = new(context, presence);
        _tools.Players = players;
        _shown.Add(players);
    }

    private void OpenMatchmaking()
    {
        byte[] text = ReadOwnersFile(AvailabilityFile, Availability.MaximumFileBytes);
        Availability availability = new(text, text.Length);
        NoteLines(AvailabilityFile, availability.LinesLeftOut, Availability.LineForm);
        text = ReadOwnersFile(GameKeyFile, OwnGameKeys.MaximumFileBytes);
        OwnGameKeys keys = new(text, text.Length);
        NoteLines(GameKeyFile, keys.LinesLeftOut, OwnGameKeys.LineForm);
        text = ReadOwnersFile(GroupRoomFile, GroupRooms.MaximumFileBytes);
        GroupRooms rooms = new(text, text.Length);
        UnknownGames unknown = Owner.Settings.UnknownGames && !_settings.KnownGamesOnly ? UnknownGames.Accept : UnknownGames.Refuse;
        HostTable hosts = new(MatchmakingSize.For(_size).Hosts, MatchmakingSize.For(_size).HostBytes, new GameTable(MatchmakingSize.For(_size).Games, keys));

        Qr2Service master = new(hosts, availability, unknown, _tools, MatchmakingSize.For(_size).HostMessages);
        ListProof proof = new(master.Proof);
        Qr1Handler older = new(hosts, unknown, _tools, proof);
        master.Older = older;
        OpenUdp("Matchmaking: game hosts", new UdpPort(master, Qr2Service.DatagramBytes), Qr2Service.Port);
        _loop.Add(master);
        _loop.Add(older);

        NatNegService negotiation = new(_tools, MatchmakingSize.For(_size).Negotiations);
        OpenUdp("Matchmaking: NAT negotiation", new UdpPort(negotiation, NatNegService.MessageBytes), NatNegService.Port);
        _loop.Add(negotiation);

        ServerBrowserService browser = new(hosts, master, rooms, _tools, _size);
        TcpPort port = new(browser, SocketKind.Browser, ServerBrowserService.IdleMilliseconds);
        OpenTcp("Matchmaking: server list", port, ServerBrowserService.Port);
        _loop.Add(browser);

        ListV1Service olderList = new(hosts, keys, rooms, browser.Filters, unknown, _tools, proof, _size);
        port = new TcpPort(olderList, SocketKind.Browser, ListV1Service.IdleMilliseconds);
        _waker.Add(port, OlderListNames);
        OpenTcp("Matchmaking: list of older PC titles", port, ListV1Service.Port);
        _loop.Add(olderList);
        RoomsShown shown = new(hosts, negotiation, browser, _tools);
        _tools.HostedGames = shown;
        _shown.Add(shown);
    }

    private void OpenUdp(string label, UdpPort port, int wanted)
    {
        Listener listener = Add(label, "UDP", PortFor(wanted));
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), listener.Wanted));
        int other = PortInsteadOf(wanted);
        if (listener.Result != OpenResult.Opened && other != 0) listener.Result = _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), other);
        listener.Port = port.Port;
    }

    private void OpenTcp(string label, TcpPort port, int wanted)
    {
        Listener listener = Add(label, "TCP", PortFor(wanted));
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), listener.Wanted));
        int other = PortInsteadOf(wanted);
        if (listener.Result != OpenResult.Opened && other != 0) listener.Result = _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), other);
        listener.Port = port.Port;
    }

    private int PortFor(int wanted) => _settings.AnyPorts ? 0 : wanted + _settings.Offset;

    // 0 for none.
    private int PortInsteadOf(int wanted) => !_settings.MovesLowPorts || wanted >= LowPorts ? 0 : (wanted == HttpService.Port ? OtherHttpPort : wanted + OtherPortsAbove) + _settings.Offset;

    private Listener Add(string name, string transport, int wanted)
    {
        Listener listener = new(name, transport, wanted);
        _listeners.Add(listener);
        return listener;
    }

    private static void Note(Listener listener, OpenResult result)
    {
        listener.FirstResult = result;
        listener.Result = result;
    }

    private void NoteLines(string file, int leftOut, string form)
    {
        if (leftOut > 0) Events.Write(EventTexts.LinesLeftOut(file, leftOut, form));
    }

    // A text file by the owner; one that cannot be read is none. Of a longer one the whole lines count that fit.
    private byte[] ReadOwnersFile(string name, int limit)
    {
        try
        {
            if (!_tools.Files.Exists(name)) return new byte[0];
            int size = _tools.Files.Size(name);
            byte[] text = new byte[size < limit ? size : limit];
            int count = _tools.Files.Read(name, 0, text, 0, text.Length);
            if (size > limit)
            {
                Events.Write(EventTexts.FileCut(name, limit));
                while (count > 0 && text[count - 1] != '\n') count--;
            }
            if (count == text.Length) return text;
            byte[] whole = new byte[count];
            System.Array.Copy(text, 0, whole, 0, count);
            return whole;
        }
        catch (System.Exception exception)
        {
            Events.Write(EventTexts.NotRead(name, exception.Message));
            return new byte[0];
        }
    }
}
