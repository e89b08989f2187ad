using System;
using System.Device.Gpio;
using PocketSpy.App.Boot;

namespace PocketSpy.App.Esp32;

/// <summary>LED and button of the board that this image was built for. A pin that cannot be had is as one that is not there.</summary>
public sealed class DevicePins : IPins
{
    private readonly GpioPin _led;
    private readonly GpioPin _button;
    private bool _isLit;

    /// <summary>Takes the pins.</summary>
    public DevicePins()
    {
        if (!DeviceMachine.IsEsp32) return;
        try
        {
            GpioController pins = new();
            if (BoardPins.Button >= 0) _button = pins.OpenPin(BoardPins.Button, PinMode.InputPullUp);
            if (BoardPins.Led >= 0) _led = pins.OpenPin(BoardPins.Led, PinMode.Output);
            if (_led is not null) _led.Write(BoardPins.LedActiveLow);
        }
        catch (Exception exception)
        {
            Console.WriteLine("no LED or no button: " + exception.Message);
        }
    }

    /// <inheritdoc />
    public bool IsButtonDown => _button is not null && !(bool)_button.Read();

    /// <inheritdoc />
    public void SetLed(bool isLit)
    {
        if (_led is null || isLit == _isLit) return;
        _isLit = isLit;
        _led.Write(isLit != BoardPins.LedActiveLow);
    }
}
