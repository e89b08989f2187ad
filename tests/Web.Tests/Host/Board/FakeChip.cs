using nanoFramework.Hardware.Esp32;
using PocketSpy.Board;

namespace PocketSpy.Web.Tests.Host.Board;

/// <summary>A chip of which a test decides what it tells.</summary>
internal sealed class FakeChip : IChip
{
    public Sleep.WakeupCause WakeCause { get; set; }

    public long Microseconds => 2_618_000;

    /// <summary>Bytes of PSRAM; 0 for a board without.</summary>
    internal uint Psram { get; set; } = 4_192_123;

    /// <summary>Bytes of internal RAM that are free.</summary>
    internal uint Free { get; set; } = 96_412;

    public void Measure(NativeMemory.MemoryType kind, out uint total, out uint free, out uint largest)
    {
        bool isInternal = kind == NativeMemory.MemoryType.Internal;
        total = isInternal ? 299_892 : Psram;
        free = isInternal ? Free : Psram / 4;
        largest = isInternal ? Free / 2 : Psram / 8;
    }
}
