using PocketSpy.Net;
using NanoGC = nanoFramework.Runtime.Native.GC;

namespace PocketSpy.App.Esp32;

/// <summary>The managed heap of the ESP32.</summary>
public sealed class DeviceHeap : IHeap
{
    /// <inheritdoc />
    public void Collect() => NanoGC.Run(false);
}
