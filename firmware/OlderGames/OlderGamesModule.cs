using PocketSpy.Core;
using PocketSpy.Matchmaking;
using PocketSpy.OlderGames.Hosts;
using PocketSpy.OlderGames.Lists;
using PocketSpy.OlderGames.Wire;

namespace PocketSpy.OlderGames;

/// <summary>Hosts (QR1) and lists (version 1) of older PC titles, among the hosts of matchmaking.</summary>
public sealed class OlderGamesModule : Module
{
    private const string ListNames = "master";

    private readonly MatchmakingModule _matchmaking;

    /// <param name="matchmaking">Knows the hosts.</param>
    public OlderGamesModule(MatchmakingModule matchmaking)
    {
        _matchmaking = matchmaking;
    }

    /// <inheritdoc />
    public override string Name => "oldergames";

    /// <inheritdoc />
    public override int HeapBytes => 2_000;

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        ListProof proof = new(_matchmaking.Master.Proof);
        Qr1Handler older = new(_matchmaking.Hosts, _matchmaking.Unknown, tools, proof);
        _matchmaking.Master.Older = older;
        opener.Timed(older);

        ListV1Service lists = new(_matchmaking.Hosts, _matchmaking.Keys, _matchmaking.Rooms, _matchmaking.Browser.Filters, _matchmaking.Unknown, tools, proof, size);
        opener.TcpOnDemand("Matchmaking: list of older PC titles", lists, ListV1Service.Port, SocketKind.OlderBrowser, ListV1Service.IdleMilliseconds, lists.Capacity, ListNames);
        opener.Timed(lists);
        opener.Show(new OlderGamesShown(lists));
    }
}
