using PocketSpy.Core;
using PocketSpy.Web;
using PocketSpy.Web.Http;

namespace PocketSpy.Board;

/// <summary>What the chip tells of itself: its memory, what started it, how long the start took, the last hours for the charts of the page.</summary>
public sealed class BoardModule : Module
{
    private readonly WebModule _web;

    /// <param name="web">The web server.</param>
    public BoardModule(WebModule web)
    {
        _web = web;
    }

    /// <inheritdoc />
    public override string Name => "board";

    /// <inheritdoc />
    public override int HeapBytes => 870;

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        Chip chip = new();
        int startMilliseconds = (int)(chip.Microseconds / 1_000);
        _web.Add(new HttpRoute(null, BoardHandler.Path, new BoardHandler(chip, tools, startMilliseconds)));
        BoardHistory history = new(tools, opener.Shown);
        _web.Add(new HttpRoute(null, BoardHistory.Path, history));
        opener.Timed(history);
        opener.Show(new BoardShown(chip, startMilliseconds));
    }
}
