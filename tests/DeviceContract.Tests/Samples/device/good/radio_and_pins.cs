using System;
using System.Device.Gpio;
using System.Net.NetworkInformation;
using nanoFramework.Runtime.Native;
using NativeGC = nanoFramework.Runtime.Native.GC;

namespace PocketSpy.App.Esp32;

public sealed class Radio : IDisposable
{
    private readonly GpioController _pins = new();
    private readonly GpioPin _led;

    public Radio(int led)
    {
        _led = _pins.OpenPin(led, PinMode.Output);
        _led.ValueChanged += Changed;
        NetworkChange.NetworkAPStationChanged += StationChanged;
    }

    public void Dispose() => _pins.Dispose();

    public bool Start(string ssid)
    {
        foreach (NetworkInterface adapter in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (adapter.NetworkInterfaceType != NetworkInterfaceType.WirelessAP) continue;
            WirelessAPConfiguration access = WirelessAPConfiguration.GetAllWirelessAPConfigurations()[adapter.SpecificConfigId];
            adapter.EnableStaticIPv4("192.168.4.1", "255.255.255.0", "192.168.4.1");
            access.Ssid = ssid;
            access.Authentication = AuthenticationType.Open;
            access.MaxConnections = 10;
            access.Options = WirelessAPConfiguration.ConfigurationOptions.AutoStart | WirelessAPConfiguration.ConfigurationOptions.Enable;
            access.SaveConfiguration();
            return access.GetConnectedStations().Length == 0;
        }
        return false;
    }

    public static void Restart()
    {
        uint free = NativeGC.Run(true);
        if (free != 0) Power.RebootDevice();
    }

    private void StationChanged(int index, NetworkAPStationEventArgs e) => _led.Write(e.IsConnected ? PinValue.High : PinValue.Low);

    private void Changed(object sender, PinValueChangedEventArgs e) => _led.Toggle();
}
