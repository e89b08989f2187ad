using System;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;

namespace PocketSpy.App;

/// <summary>What the page tells of the box: sockets, memory and flash. The files are counted at most every ten seconds.</summary>
internal sealed class BoxFacts : IBoxFacts
{
    private const int CountEvery = 10_000;

    private readonly Platform _platform;
    private readonly ServiceTools _tools;
    private readonly SocketBudget _sockets;
    private readonly int _flashLimit;
    private int _flashUsed = -1;
    private long _countAt;

    public BoxFacts(Platform platform, ServiceTools tools, SocketBudget sockets, int flashLimit)
    {
        _platform = platform;
        _tools = tools;
        _sockets = sockets;
        _flashLimit = flashLimit;
    }

    /// <inheritdoc />
    public long Number(int fact) => fact switch
    {
        BoxFact.Sockets => _sockets.Open,
        BoxFact.SocketLimit => _sockets.Limit,
        BoxFact.Refused => _sockets.Refused,
        BoxFact.Evicted => _sockets.Evicted,
        BoxFact.HeapFree => _platform.Heap is null ? -1 : _platform.Heap.Free,
        BoxFact.FlashUsed => FlashUsed(),
        BoxFact.FlashLimit => _flashLimit,
        BoxFact.LostTables => _tools.Writes is null ? 0 : _tools.Writes.Keeper.LostTables,
        BoxFact.WifiIsOpen => _tools.Owner.Settings.WifiPassword.Length == 0 ? 1 : 0,
        BoxFact.WifiChannel => _tools.Owner.Settings.WifiChannel,
        _ => -1,
    };

    /// <inheritdoc />
    public string Text(int fact) => fact switch
    {
        BoxFact.Version => BoxVersion.Text,
        BoxFact.Board => _platform.Board,
        BoxFact.BoxName => _tools.Owner.Settings.BoxName,
        BoxFact.WifiName => _platform.WifiName,
        BoxFact.Recovery => _platform.Recovery,
        BoxFact.HostName => _platform.HostName,
        BoxFact.SafeMode => _platform.SafeMode,
        _ => "",
    };

    private int FlashUsed()
    {
        long now = _tools.Clock.Milliseconds;
        if (_flashUsed >= 0 && now < _countAt) return _flashUsed;
        _countAt = now + CountEvery;
        try
        {
            IFileSystem files = _tools.Files;
            int used = 0;
            string[] names = files.List();
            for (int i = 0; i < names.Length; i++) used += files.Size(names[i]);
            _flashUsed = used;
        }
        catch (Exception)
        {
            // A file may go while it is looked at: the next count is right again.
        }
        return _flashUsed;
    }
}
