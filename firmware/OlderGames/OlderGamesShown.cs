using PocketSpy.Core;
using PocketSpy.OlderGames.Lists;

namespace PocketSpy.OlderGames;

/// <summary>What the lobby page and the metrics show of older PC titles; their hosts count among those of matchmaking.</summary>
public sealed class OlderGamesShown : PageSource
{
    private readonly ListV1Service _lists;

    /// <param name="lists">Lists the hosts.</param>
    public OlderGamesShown(ListV1Service lists)
    {
        _lists = lists;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "older_server_browsers";
                help = "Links to the server list of older PC titles.";
                return _lists.Count;
            case 1:
                name = "older_server_browsers_limit";
                help = "Links to it that there can be.";
                return _lists.Capacity;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
