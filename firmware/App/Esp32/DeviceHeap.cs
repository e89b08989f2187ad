using PocketSpy.Core;
using PocketSpy.Net;
using NanoGC = nanoFramework.Runtime.Native.GC;

namespace PocketSpy.App.Esp32;

/// <summary>The managed heap of the ESP32.</summary>
public sealed class DeviceHeap : IHeap
{
    /// <inheritdoc />
    public long Free { get; private set; } = -1;

    /// <inheritdoc />
    public void Collect() => Free = NanoGC.Run(true);
}
