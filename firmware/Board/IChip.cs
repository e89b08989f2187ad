using nanoFramework.Hardware.Esp32;

namespace PocketSpy.Board;

/// <summary>What a chip tells of itself.</summary>
public interface IChip
{
    /// <summary>What ended its sleep; Undefined when it did not sleep.</summary>
    Sleep.WakeupCause WakeCause { get; }

    /// <summary>Microseconds since it started.</summary>
    long Microseconds { get; }

    /// <summary>Bytes of one kind of memory: in all, free ones, and those of the largest free piece. All are 0 when the board has none of that kind.</summary>
    void Measure(NativeMemory.MemoryType kind, out uint total, out uint free, out uint largest);
}
