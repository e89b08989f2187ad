using System;
using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.App;

/// <summary>What the page tells of the box: sockets, memory and flash. The files are counted at most every ten seconds.</summary>
internal sealed class BoxFacts : IBoxFacts
{
    private const int CountEvery = 10_000;

    private readonly Box _box;
    private readonly IFileSystem _files;
    private readonly int _flashLimit;
    private int _flashUsed = -1;
    private long _countAt;

    public BoxFacts(Box box, IFileSystem files, int flashLimit)
    {
        _box = box;
        _files = files;
        _flashLimit = flashLimit;
    }

    /// <inheritdoc />
    public long Number(int fact) => fact switch
    {
        BoxFact.Sockets => _box.Sockets.Open,
        BoxFact.SocketLimit => _box.Sockets.Limit,
        BoxFact.Refused => _box.Sockets.Refused,
        BoxFact.Evicted => _box.Sockets.Evicted,
        BoxFact.HeapFree => _box.Heap is null ? -1 : _box.Heap.Free,
        BoxFact.FlashUsed => FlashUsed(),
        BoxFact.FlashLimit => _flashLimit,
        BoxFact.WifiIsOpen => _box.Owner.Settings.WifiPassword.Length == 0 ? 1 : 0,
        BoxFact.WifiChannel => _box.Owner.Settings.WifiChannel,
        _ => -1,
    };

    /// <inheritdoc />
    public string Text(int fact) => fact switch
    {
        BoxFact.Version => BoxVersion.Text,
        BoxFact.Board => _box.Board,
        BoxFact.BoxName => _box.Owner.Settings.BoxName,
        BoxFact.WifiName => _box.WifiName,
        _ => "",
    };

    private int FlashUsed()
    {
        long now = _box.Now;
        if (_flashUsed >= 0 && now < _countAt) return _flashUsed;
        _countAt = now + CountEvery;
        try
        {
            int used = 0;
            string[] names = _files.List();
            for (int i = 0; i < names.Length; i++) used += _files.Size(names[i]);
            _flashUsed = used;
        }
        catch (Exception)
        {
            // A file may go while it is looked at: the next count is right again.
        }
        return _flashUsed;
    }
}
