using System.Threading;
using nanoFramework.Runtime.Native;
using PocketSpy.App.Boot;

namespace PocketSpy.App.Esp32;

/// <summary>The ESP32 itself.</summary>
public sealed class DeviceMachine : IMachine
{
    /// <inheritdoc />
    public void Restart() => Power.RebootDevice(RebootOption.NormalReboot);

    /// <inheritdoc />
    public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
}
