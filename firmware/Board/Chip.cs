using nanoFramework.Hardware.Esp32;

namespace PocketSpy.Board;

/// <summary>The chip that this runs on.</summary>
public sealed class Chip : IChip
{
    /// <inheritdoc />
    public Sleep.WakeupCause WakeCause => Sleep.GetWakeupCause();

    /// <inheritdoc />
    public long Microseconds => (long)HighResTimer.GetCurrent();

    /// <inheritdoc />
    public void Measure(NativeMemory.MemoryType kind, out uint total, out uint free, out uint largest) =>
        NativeMemory.GetMemoryInfo(kind, out total, out free, out largest);
}
