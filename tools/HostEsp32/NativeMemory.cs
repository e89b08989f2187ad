using System;

namespace nanoFramework.Hardware.Esp32;

/// <summary>
/// The members of the device's nanoFramework.Hardware.Esp32.NativeMemory that the firmware uses. A PC's internal memory is what the runtime may take of
/// it; it has none of the other kind.
/// </summary>
public static class NativeMemory
{
    /// <summary>Kinds of memory.</summary>
    public enum MemoryType
    {
        /// <summary>Both.</summary>
        All,

        /// <summary>That of the chip itself.</summary>
        Internal,

        /// <summary>The chip beside it: PSRAM.</summary>
        SpiRam,
    }

    /// <summary>
    /// Bytes in all, free ones, and those of the largest free piece. Each piece of a PC's memory can become part of one large piece, so all that is free
    /// counts as one. A PC may have more than the numbers hold: then they say as much as they can.
    /// </summary>
    public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock)
    {
        totalSize = totalFreeSize = largestFreeBlock = 0;
        if (memType == MemoryType.SpiRam) return;
        totalSize = (uint)Math.Min(uint.MaxValue, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        totalFreeSize = (uint)Math.Max(0, totalSize - Environment.WorkingSet);
        largestFreeBlock = totalFreeSize;
    }
}
