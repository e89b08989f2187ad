using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.NatNeg;
using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.ServerBrowser;

namespace PocketSpy.Matchmaking;

/// <summary>Game hosts (QR2), their lists and NAT negotiation.</summary>
public sealed class MatchmakingModule : Module
{
    private const string AvailabilityFile = "availability.txt";
    private const string GameKeyFile = "games.txt";
    private const string GroupRoomFile = "groups.txt";

    /// <inheritdoc />
    public override string Name => "matchmaking";

    /// <inheritdoc />
    public override int HeapBytes => 13_900;

    /// <summary>The hosts; there once the module is open.</summary>
    public HostTable Hosts { get; private set; }

    /// <summary>The owner's keys and those of the table of games; there once the module is open.</summary>
    public OwnGameKeys Keys { get; private set; }

    /// <summary>The group rooms; there once the module is open.</summary>
    public GroupRooms Rooms { get; private set; }

    /// <summary>Hears the hosts; there once the module is open.</summary>
    public Qr2Service Master { get; private set; }

    /// <summary>Lists them; there once the module is open.</summary>
    public ServerBrowserService Browser { get; private set; }

    /// <summary>What becomes of hosts of games without a known key; true once the module is open.</summary>
    public UnknownGames Unknown { get; private set; }

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        keeper.OwnersFile(AvailabilityFile, Availability.MaximumFileBytes);
        keeper.OwnersFile(GameKeyFile, OwnGameKeys.MaximumFileBytes);
        keeper.OwnersFile(GroupRoomFile, GroupRooms.MaximumFileBytes);
    }

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        MatchmakingSize own = MatchmakingSize.For(size);
        byte[] text = opener.OwnersText(AvailabilityFile);
        Availability availability = new(text, text.Length);
        NoteLines(tools, AvailabilityFile, availability.LinesLeftOut, Availability.LineForm);
        text = opener.OwnersText(GameKeyFile);
        Keys = new OwnGameKeys(text, text.Length);
        NoteLines(tools, GameKeyFile, Keys.LinesLeftOut, OwnGameKeys.LineForm);
        text = opener.OwnersText(GroupRoomFile);
        Rooms = new GroupRooms(text, text.Length);
        Unknown = opener.Settings.KnownGamesOnly || !tools.Owner.Settings.UnknownGames ? UnknownGames.Refuse : UnknownGames.Accept;

        Hosts = new HostTable(own.Hosts, own.HostBytes, new GameTable(own.Games, Keys));
        Master = new Qr2Service(Hosts, availability, Unknown, tools, own.HostMessages);
        opener.Udp("Matchmaking: game hosts", Master, Qr2Service.Port, Qr2Service.DatagramBytes, UdpUse.Plain);
        opener.Timed(Master);

        NatNegService negotiation = new(tools, own.Negotiations);
        opener.Udp("Matchmaking: NAT negotiation", negotiation, NatNegService.Port, NatNegService.MessageBytes, UdpUse.Plain);
        opener.Timed(negotiation);

        Browser = new ServerBrowserService(Hosts, Master, Rooms, tools, size);
        opener.Tcp("Matchmaking: server list", Browser, ServerBrowserService.Port, SocketKind.Browser, ServerBrowserService.IdleMilliseconds, own.ListSessions);
        opener.Timed(Browser);
        RoomsShown shown = new(Hosts, negotiation, Browser, tools);
        tools.HostedGames = shown;
        opener.Show(shown);
    }

    private static void NoteLines(ServiceTools tools, string file, int leftOut, string form)
    {
        if (leftOut > 0) tools.Events.Write(EventTexts.LinesLeftOut(file, leftOut, form));
    }
}
