using System;

namespace System.Net.NetworkInformation;

public enum AuthenticationType { None, EAP, PEAP, WCN, Open, Shared, WEP, WPA, WPA2 }

public enum EncryptionType { None, WEP, WPA, WPA2, WPA_PSK, WPA2_PSK, Certificate }

public enum NetworkInterfaceType { Unknown = 1, Ethernet = 6, Wireless80211 = 71, WirelessAP = 72 }

public enum RadioType { NotSpecified, _802_11a, _802_11b, _802_11g, _802_11n }

public delegate void NetworkAddressChangedEventHandler(object sender, EventArgs e);

public delegate void NetworkAPStationChangedEventHandler(int networkIndex, NetworkAPStationEventArgs e);

public delegate void NetworkAvailabilityChangedEventHandler(object sender, NetworkAvailabilityEventArgs e);

public class NetworkAPStationEventArgs : EventArgs
{
    internal NetworkAPStationEventArgs() => throw null;

    public bool IsConnected => throw null;

    public int StationIndex => throw null;
}

public class NetworkAvailabilityEventArgs : EventArgs
{
    internal NetworkAvailabilityEventArgs() => throw null;

    public bool IsAvailable => throw null;
}

public static class NetworkChange
{
    public static event NetworkAddressChangedEventHandler NetworkAddressChanged { add => throw null; remove => throw null; }

    public static event NetworkAPStationChangedEventHandler NetworkAPStationChanged { add => throw null; remove => throw null; }

    public static event NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged { add => throw null; remove => throw null; }
}

public class NetworkInterface
{
    protected NetworkInterface(int interfaceIndex) => throw null;

    public string IPv4Address => throw null;

    public string[] IPv4DnsAddresses => throw null;

    public string IPv4GatewayAddress => throw null;

    public string IPv4SubnetMask => throw null;

    public bool IsDhcpEnabled => throw null;

    public NetworkInterfaceType NetworkInterfaceType => throw null;

    public byte[] PhysicalAddress { get => throw null; set => throw null; }

    public uint SpecificConfigId => throw null;

    public static NetworkInterface[] GetAllNetworkInterfaces() => throw null;

    public static bool GetIsNetworkAvailable() => throw null;

    public void EnableAutomaticDns() => throw null;

    public void EnableDhcp() => throw null;

    public void EnableStaticIPv4(string ipv4Address, string ipv4SubnetMask, string ipv4GatewayAddress) => throw null;

    public void EnableStaticIPv4Dns(string[] dnsAddresses) => throw null;
}

public class Wireless80211Configuration
{
    public Wireless80211Configuration(uint id) => throw null;

    [Flags]
    public enum ConfigurationOptions : byte { None = 0, Disable = 1, Enable = 2, AutoConnect = 6, SmartConfig = 8 }

    public AuthenticationType Authentication { get => throw null; set => throw null; }

    public EncryptionType Encryption { get => throw null; set => throw null; }

    public ConfigurationOptions Options { get => throw null; set => throw null; }

    public string Password { get => throw null; set => throw null; }

    public RadioType Radio { get => throw null; set => throw null; }

    public string Ssid { get => throw null; set => throw null; }

    public static Wireless80211Configuration[] GetAllWireless80211Configurations() => throw null;

    public void SaveConfiguration() => throw null;
}

public class WirelessAPStation
{
    internal WirelessAPStation() => throw null;

    public byte[] MacAddress => throw null;

    public byte Rssi => throw null;
}

public class WirelessAPConfiguration
{
    public WirelessAPConfiguration(uint id) => throw null;

    [Flags]
    public enum ConfigurationOptions : byte { None = 0, Disable = 1, Enable = 2, AutoStart = 4, HiddenSSID = 8 }

    public AuthenticationType Authentication { get => throw null; set => throw null; }

    public byte Channel { get => throw null; set => throw null; }

    public EncryptionType Encryption { get => throw null; set => throw null; }

    public byte MaxConnections { get => throw null; set => throw null; }

    public ConfigurationOptions Options { get => throw null; set => throw null; }

    public string Password { get => throw null; set => throw null; }

    public RadioType Radio { get => throw null; set => throw null; }

    public string Ssid { get => throw null; set => throw null; }

    public static WirelessAPConfiguration[] GetAllWirelessAPConfigurations() => throw null;

    public WirelessAPStation[] GetConnectedStations() => throw null;

    public WirelessAPStation GetConnectedStations(int index) => throw null;

    public void DeAuthStation(int stationIndex) => throw null;

    public void SaveConfiguration() => throw null;
}
