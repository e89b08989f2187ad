using System.Threading;
using nanoFramework.Runtime.Native;
using PocketSpy.App.Boot;

namespace PocketSpy.App.Esp32;

/// <summary>The ESP32 itself.</summary>
public sealed class DeviceMachine : IMachine
{
    private const string Chip = "ESP32";

    /// <summary>Whether this is the chip with its radio and pins, and not the runtime alone on something else.</summary>
    public static bool IsEsp32 => SystemInfo.Platform.StartsWith(Chip);

    /// <inheritdoc />
    public void Restart() => Power.RebootDevice(RebootOption.NormalReboot);

    /// <inheritdoc />
    public void Wait(int milliseconds) => Thread.Sleep(milliseconds);
}
