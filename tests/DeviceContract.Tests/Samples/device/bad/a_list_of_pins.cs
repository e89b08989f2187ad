using System.Collections.Generic;
using System.Device.Gpio;

namespace PocketSpy.App.Esp32;

public sealed class Pins
{
    private readonly GpioController _controller = new();

    public List<GpioPin> Open; //! generics

    public string Mode(int pin) => _controller.OpenPin(pin).GetPinMode().ToString(); //! enum-text
}
