using nanoFramework.Hardware.Esp32;
using PocketSpy.Core;

namespace PocketSpy.Board;

/// <summary>
/// What the page and the metrics show of the chip. Internal RAM can become full: radio and sockets live in it. PSRAM cannot, the runtime takes most of it
/// at the start: its numbers have no limit beside them.
/// </summary>
public sealed class BoardShown : PageSource
{
    private const int FirstOfPsram = 5;

    private readonly IChip _chip;
    private readonly int _startMilliseconds;

    /// <param name="chip">What is told of.</param>
    /// <param name="startMilliseconds">From the start of the chip until the box had opened its ports.</param>
    public BoardShown(IChip chip, int startMilliseconds)
    {
        _chip = chip;
        _startMilliseconds = startMilliseconds;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        _chip.Measure(index < FirstOfPsram ? NativeMemory.MemoryType.Internal : NativeMemory.MemoryType.SpiRam, out uint total, out uint free, out uint largest);
        switch (index)
        {
            case 0:
                name = "internal_ram_used_bytes";
                help = "Bytes of the chip's own memory that are taken.";
                return total - free;
            case 1:
                name = "internal_ram_used_bytes_limit";
                help = "Bytes of the chip's own memory.";
                return total;
            case 2:
                name = "internal_ram_free_bytes";
                help = "Bytes of the chip's own memory that are free.";
                return free;
            case 3:
                name = "internal_ram_largest_bytes";
                help = "Bytes of the largest free piece of it.";
                return largest;
            case 4:
                name = "start_milliseconds";
                help = "From the start of the chip until the box had opened its ports.";
                return _startMilliseconds;
            case FirstOfPsram:
                name = "psram_bytes";
                help = "Bytes of PSRAM.";
                return total == 0 ? -1 : total;
            case FirstOfPsram + 1:
                name = "psram_free_bytes";
                help = "Bytes of PSRAM that the runtime has not taken.";
                return total == 0 ? -1 : free;
            case FirstOfPsram + 2:
                name = "psram_largest_bytes";
                help = "Bytes of the largest free piece of it.";
                return total == 0 ? -1 : largest;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
