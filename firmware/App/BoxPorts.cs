using PocketSpy.Backup;
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
using PocketSpy.Page;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Presence.Profiles;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.ListV1;
using PocketSpy.Wire.Nas;

namespace PocketSpy.App;

/// <summary>How the ports are opened and what answers at them.</summary>
public sealed partial class Box
{
    private const int DomainFileBytes = 4_096;
    private const string DomainFile = "domains.txt";
    private const string BadWordFile = "badwords.txt";
    private const string AvailabilityFile = "availability.txt";
    private const string GroupRoomFile = "groups.txt";
    private const string GameKeyFile = "games.txt";
    private const string SearchNames = "gpsp.";
    private const string OlderListNames = "master";

    private void OpenDns()
    {
        DomainList domains = new();
        domains.Add(GameDomains.List);
        byte[] more = ReadOwnersFile(DomainFile, DomainFileBytes);
        domains.Add(Wire.Ascii.ToText(more, 0, more.Length));
        if (_settings.OtherNames == OtherNames.Forward)
        {
            _forwarder = new DnsForwarder(_settings.Upstream, _capacities.ForwardedQueries, _clock, _random, _reply);
        }
        DnsService dns = new(domains, _addresses, _settings.OtherNames, _forwarder, Events, _clients, _capacities.AskedNames, _reply)
        {
            Watcher = _waker,
            OwnName = _settings.Name,
        };
        OpenUdp(Add("DNS", "UDP", _settings.DnsPort), new UdpPort(dns, DnsService.MessageBytes), _settings.DnsPort, _settings.DnsPortElse);
    }

    private void OpenDhcp()
    {
        if (_settings.DhcpPort == 0) return;
        DhcpService dhcp = new(_settings.DhcpAddress, _settings.DhcpMask, _capacities.Leases, _files, _clock, Events, _clients, _reply);
        Listener listener = Add("DHCP: addresses for those who join", "UDP", _settings.DhcpPort);
        UdpPort port = new(dhcp, DhcpService.MessageBytes);
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(_settings.DhcpAddress), _settings.DhcpPort, UdpUse.Broadcast));
        listener.Port = port.Port;
    }

    private void OpenMdns()
    {
        if (_settings.MdnsPort == 0) return;
        MdnsService mdns = new(_settings.Name, _addresses, _clock, Events, _reply);
        Listener listener = Add("mDNS: the name " + _settings.Name + ".local", "UDP", _settings.MdnsPort);
        UdpPort port = new(mdns, MdnsService.MessageBytes);
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(0), _settings.MdnsPort, UdpUse.Group));
        listener.Port = port.Port;
        mdns.Outbox = port;
        _loop.Add(mdns);
    }

    private void OpenHttp(NasToken token)
    {
        byte[] words = ReadOwnersFile(BadWordFile, BadWords.MaximumFileBytes);
        BadWords badWords = new(words, words.Length);
        OpenWeb(ConsoleRoutes.Build(_store.Accounts, token, _clock, _random, Events, _clients, badWords, _downloads), true);
    }

    // Without its tables a box has nothing to keep, and a backup of it would look as if there were nobody.
    private void OpenWeb(HttpRoute[] routes, bool hasTables)
    {
        Gate = new OwnerGate(Owner, _clock, _random, Events, _clients);
        routes = OwnerRoutes.AddTo(routes, new OwnerHandler(Owner, Gate, Restart, Events, _clients));
        HttpService http = new(routes, _clock, Events, _clients, _capacities.HttpSessions, _capacities.HttpBodyBytes, _reply);
        if (hasTables)
        {
            BackupHandler backup = new(_store, Owner, Gate, Events, Restart, _capacities.DriveBytes);
            http.Add(new HttpRoute(null, BackupHandler.BackupPath, backup));
            http.Add(new HttpRoute(null, BackupHandler.RestorePath, backup));
        }
        TcpPort port = new(http, SocketKind.Http, HttpService.RequestMilliseconds) { MostLinks = _capacities.HttpSessions };
        OpenTcp(Add("HTTP: connection test, sign-in, files, lobby page", "TCP", _settings.HttpPort), port, _settings.HttpPort, _settings.HttpPortElse);
        _loop.Add(http);
        _page = new PageSources(new BoxFacts(this, _files, port.Port, _capacities.DriveBytes), _clock, Events, _addresses, _capacities.PageAnswers);
        http.Page = new PageHandler(_page);
    }

    private void OpenPresence(NasToken token)
    {
        GpcmReply reply = new(_reply);
        GpcmContext context = new(_store, token, _clock, _random, Events, _clients, reply, _capacities.PresenceSessions);
        Registrar registrar = new(_store, context.Md5);
        GpcmService presence = new(context, registrar);
        _presence = presence;
        TcpPort port = new(presence, SocketKind.Presence, GpcmService.LoginMilliseconds);
        OpenTcp(Add("Presence: friends and profiles", "TCP", _settings.PresencePort), port, _settings.PresencePort, 0);
        _loop.Add(presence);

        GpspService search = new(context, registrar, _capacities.SearchSessions, _reply);
        port = new TcpPort(search, SocketKind.Browser, GpspService.IdleMilliseconds);
        _waker.Add(port, SearchNames);
        OpenTcp(Add("Presence: search", "TCP", _settings.SearchPort), port, _settings.SearchPort, 0);
        _page.Presence = context;
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
        UnknownGames unknown = Owner.Settings.UnknownGames ? _settings.UnknownGames : UnknownGames.Refuse;
        HostTable hosts = new(_capacities.Hosts, _capacities.HostBytes, new GameTable(_capacities.Games, keys));
        _hosts = hosts;

        Qr2Service master = new(hosts, availability, unknown, _clock, _random, Events, _clients, _capacities.HostMessages, _reply);
        ListProof proof = new(master.Proof);
        Qr1Handler older = new(hosts, unknown, _clock, _random, Events, _clients, proof, _reply);
        master.Older = older;
        OpenUdp(Add("Matchmaking: game hosts", "UDP", _settings.HostPort), new UdpPort(master, Qr2Service.DatagramBytes), _settings.HostPort, 0);
        _loop.Add(master);
        _loop.Add(older);

        NatNegService negotiation = new(_clock, Events, _clients, _capacities.Negotiations, _reply);
        OpenUdp(Add("Matchmaking: NAT negotiation", "UDP", _settings.NatNegPort), new UdpPort(negotiation, NatNegService.MessageBytes), _settings.NatNegPort, 0);
        _loop.Add(negotiation);

        ServerBrowserService browser = new(hosts, master, rooms, _clock, _random, Events, _clients, _capacities, _reply);
        TcpPort port = new(browser, SocketKind.Browser, ServerBrowserService.IdleMilliseconds);
        OpenTcp(Add("Matchmaking: server list", "TCP", _settings.ListPort), port, _settings.ListPort, 0);
        _loop.Add(browser);

        ListV1Service olderList = new(hosts, keys, rooms, browser.Filters, unknown, _addresses, _clock, _random, Events, _clients, proof,
            _capacities, _reply);
        port = new TcpPort(olderList, SocketKind.Browser, ListV1Service.IdleMilliseconds);
        _waker.Add(port, OlderListNames);
        OpenTcp(Add("Matchmaking: list of older PC titles", "TCP", _settings.OlderListPort), port, _settings.OlderListPort, 0);
        _loop.Add(olderList);
        _page.Hosts = hosts;
    }

    private void OpenUdp(Listener listener, UdpPort port, int number, int numberElse)
    {
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), number));
        if (listener.Result != OpenResult.Opened && numberElse != 0)
        {
            listener.Result = _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), numberElse);
        }
        listener.Port = port.Port;
    }

    private void OpenTcp(Listener listener, TcpPort port, int number, int numberElse)
    {
        Note(listener, _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), number));
        if (listener.Result != OpenResult.Opened && numberElse != 0)
        {
            listener.Result = _loop.Open(port, SocketAddresses.ToAddress(_settings.Bind), numberElse);
        }
        listener.Port = port.Port;
    }

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
            if (!_files.Exists(name)) return new byte[0];
            int size = _files.Size(name);
            byte[] text = new byte[size < limit ? size : limit];
            int count = _files.Read(name, 0, text, 0, text.Length);
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
