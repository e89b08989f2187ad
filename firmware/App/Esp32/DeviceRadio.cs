using System.Net.NetworkInformation;
using PocketSpy.App.Boot;
using PocketSpy.Core;
using ApOptions = System.Net.NetworkInformation.WirelessAPConfiguration.ConfigurationOptions;
using StationOptions = System.Net.NetworkInformation.Wireless80211Configuration.ConfigurationOptions;

namespace PocketSpy.App.Esp32;

/// <summary>
/// The radio of the ESP32, as the runtime keeps it in flash: read at its start, so that changes want a restart. Without System.Device.Wifi,
/// which would take 1.3 KB of heap: the runtime joins the home network by itself.
/// </summary>
public sealed class DeviceRadio : IRadio
{
    /// <inheritdoc />
    public string BoardId
    {
        get
        {
            NetworkInterface network = Find(NetworkInterfaceType.WirelessAP) ?? NetworkInterface.GetAllNetworkInterfaces()[0];
            byte[] number = network.PhysicalAddress;
            return "" + Digit(number[4] >> 4) + Digit(number[4] & 15) + Digit(number[5] >> 4) + Digit(number[5] & 15);
        }
    }

    /// <inheritdoc />
    public uint HomeAddress
    {
        get
        {
            uint address = AddressOf(Find(NetworkInterfaceType.Ethernet));
            return address != 0 ? address : AddressOf(Find(NetworkInterfaceType.Wireless80211));
        }
    }

    /// <inheritdoc />
    public uint HomeNameServer
    {
        get
        {
            NetworkInterface network = Find(NetworkInterfaceType.Ethernet);
            if (AddressOf(network) == 0) network = Find(NetworkInterfaceType.Wireless80211);
            string[] servers = network is null ? null : network.IPv4DnsAddresses;
            return servers is not null && servers.Length > 0 && EndPoints.TryParseAddress(servers[0], out uint address) ? address : 0;
        }
    }

    /// <inheritdoc />
    public RadioResult Configure(RadioPlan plan)
    {
        bool changed = ConfigureOwn(plan);
        if (ConfigureHome(plan)) changed = true;
        if (!changed) return RadioResult.Unchanged;
        return DeviceMachine.IsEsp32 ? RadioResult.NeedsRestart : RadioResult.Kept;
    }

    private static bool ConfigureOwn(RadioPlan plan)
    {
        NetworkInterface network = Find(NetworkInterfaceType.WirelessAP);
        if (network is null) return false;
        string own = EndPoints.AddressText(RadioPlan.OwnAddress);
        if (plan.HasOwnWifi && network.IPv4Address != own) network.EnableStaticIPv4(own, EndPoints.AddressText(RadioPlan.OwnMask), own);

        WirelessAPConfiguration kept = WirelessAPConfiguration.GetAllWirelessAPConfigurations()[network.SpecificConfigId];
        ApOptions options = plan.HasOwnWifi ? ApOptions.Enable | ApOptions.AutoStart : ApOptions.Disable;
        AuthenticationType authentication = plan.Password.Length == 0 ? AuthenticationType.Open : AuthenticationType.WPA2;
        if (kept.Options == options && (!plan.HasOwnWifi || (kept.Ssid == plan.Name && kept.Password == plan.Password && kept.Authentication == authentication &&
            kept.Channel == plan.Channel && kept.MaxConnections == plan.Stations)))
        {
            return false;
        }
        kept.Options = options;
        kept.Ssid = plan.Name;
        kept.Password = plan.Password;
        kept.Authentication = authentication;
        kept.Encryption = plan.Password.Length == 0 ? EncryptionType.None : EncryptionType.WPA2;
        kept.Channel = (byte)plan.Channel;
        kept.MaxConnections = (byte)plan.Stations;
        kept.SaveConfiguration();
        return true;
    }

    private static bool ConfigureHome(RadioPlan plan)
    {
        NetworkInterface network = Find(NetworkInterfaceType.Wireless80211);
        if (network is null) return false;
        Wireless80211Configuration kept = Wireless80211Configuration.GetAllWireless80211Configurations()[network.SpecificConfigId];
        StationOptions options = plan.HomeName.Length > 0 ? StationOptions.AutoConnect : StationOptions.Disable;
        if (kept.Options == options && (plan.HomeName.Length == 0 || (kept.Ssid == plan.HomeName && kept.Password == plan.HomePassword))) return false;
        kept.Options = options;
        kept.Ssid = plan.HomeName;
        kept.Password = plan.HomePassword;
        kept.Authentication = plan.HomePassword.Length == 0 ? AuthenticationType.Open : AuthenticationType.WPA2;
        kept.Encryption = plan.HomePassword.Length == 0 ? EncryptionType.None : EncryptionType.WPA2;
        kept.SaveConfiguration();
        return true;
    }

    private static NetworkInterface Find(NetworkInterfaceType type)
    {
        foreach (NetworkInterface network in NetworkInterface.GetAllNetworkInterfaces())
        {
            if (network.NetworkInterfaceType == type) return network;
        }
        return null;
    }

    private static uint AddressOf(NetworkInterface network) =>
        network is not null && EndPoints.TryParseAddress(network.IPv4Address, out uint address) ? address : 0;

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);
}
