using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;

namespace PocketSpy.App;

/// <summary>What differs by runtime: the PC and the device each give their own.</summary>
public sealed class Platform
{
    /// <summary>The time.</summary>
    public IClock Clock;

    /// <summary>Random numbers.</summary>
    public IRandom Random;

    /// <summary>The drive.</summary>
    public IFileSystem Files;

    /// <summary>How sockets are waited for.</summary>
    public ISocketWaiter Waiter;

    /// <summary>How bytes are moved; null for as the sockets do it.</summary>
    public ISocketCalls Calls;

    /// <summary>Lists the box's own addresses.</summary>
    public IInterfaces Interfaces;

    /// <summary>Tells how much memory is free; null when that is not known.</summary>
    public IHeap Heap;

    /// <summary>Starts the box anew; null where that is done by hand.</summary>
    public IRestart Restart;

    /// <summary>Unpacks gzip for programs that cannot; null where there is no memory for it.</summary>
    public IUnpacker Unpacker;

    /// <summary>Kind of board, for the page.</summary>
    public string Board = "PC";

    /// <summary>How an owner who lost the PIN gets in again, for the page: behind "Forgotten?".</summary>
    public string Recovery = "";

    /// <summary>The machine's name on its network; empty when the box has only its own.</summary>
    public string HostName = "";

    /// <summary>Why the box is in safe mode, for the page; empty when it is not.</summary>
    public string SafeMode = "";

    /// <summary>Name of the box's own Wi-Fi; empty when it has none.</summary>
    public string WifiName = "";
}
