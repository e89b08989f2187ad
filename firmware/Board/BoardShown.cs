using nanoFramework.Hardware.Esp32;
using PocketSpy.Core;

namespace PocketSpy.Board;

/// <summary>
/// What the page and the metrics show of the chip. Internal RAM can become full: radio and sockets live in it. PSRAM cannot, the runtime takes most of it
/// at the start: its numbers have no limit beside them.
/// </summary>
public sealed class BoardShown : PageSource
{
    private readonly IChip _chip;
    private readonly int _startMilliseconds;
    private uint _total;
    private uint _free;
    private uint _largest;

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
        _chip.Measure(index < 5 ? NativeMemory.MemoryType.Internal : NativeMemory.MemoryType.SpiRam, out _total, out _free, out _largest);
        switch (_total == 0 ? -1 : index)
        {
            case 0:
                name = "internal_ram_used_bytes";
                help = "Bytes of the chip's own memory that are taken.";
                return _total - _free;
            case 1:
                name = "internal_ram_used_bytes_limit";
                help = "Bytes of the chip's own memory.";
                return _total;
            case 2:
                name = "internal_ram_free_bytes";
                help = "Bytes of the chip's own memory that are free.";
                return _free;
            case 3:
                name = "internal_ram_largest_bytes";
                help = "Bytes of the largest free piece of it.";
                return _largest;
            case 4:
                name = "start_milliseconds";
                help = "From the start of the chip until the box had opened its ports.";
                return _startMilliseconds;
            case 5:
                name = "psram_bytes";
                help = "Bytes of PSRAM.";
                return _total;
            case 6:
                name = "psram_free_bytes";
                help = "Bytes of PSRAM that the runtime has not taken.";
                return _free;
            case 7:
                name = "psram_largest_bytes";
                help = "Bytes of the largest free piece of it.";
                return _largest;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
