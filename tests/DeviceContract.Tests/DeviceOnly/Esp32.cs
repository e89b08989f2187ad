using System;

namespace nanoFramework.Hardware.Esp32;

public class NativeMemory
{
    public enum MemoryType { All, Internal, SpiRam }

    public static bool GetMemoryInfo(MemoryType memory, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw null;
}

public class Sleep
{
    public enum WakeupCause { Undefined, Ext0, Ext1, Timer, TouchPad, Ulp, Gpio, Uart, Wifi, CoCpu, CoCpuTrapTrig, Bt }

    public static WakeupCause GetWakeupCause() => throw null;

    public static void StartDeepSleep() => throw null;
}

public class HighResTimer : IDisposable
{
    public HighResTimer() => throw null;

    public static ulong GetCurrent() => throw null;

    public void Dispose() => throw null;
}
