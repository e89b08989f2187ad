namespace PocketSpy.Network.Wire;

/// <summary>Where things stand in a DHCP message (RFC 2131, 2) and the numbers of the options that are used (RFC 2132). All big-endian.</summary>
internal static class DhcpLayout
{
    // Offset, bytes: 0 operation 1, 1 hardware type 1, 2 its address length 1, 3 hops 1, 4 transaction 4, 8 seconds 2, 10 flags 2.
    internal const int Operation = 0;
    internal const int HardwareType = 1;
    internal const int HardwareLength = 2;
    internal const int Transaction = 4;
    internal const int Flags = 10;
    internal const int ClientAddress = 12;
    internal const int YourAddress = 16;
    internal const int RelayAddress = 24;
    internal const int HardwareAddress = 28;
    internal const int HardwareAddressBytes = 16;
    internal const int ServerName = 44;
    internal const int File = 108;
    internal const int Cookie = 236;
    internal const int Options = 240;

    internal const int BootRequest = 1;
    internal const int BootReply = 2;
    internal const int AddressBytes = 6;
    internal const uint MagicCookie = 0x63825363;

    internal const int Pad = 0;
    internal const int SubnetMask = 1;
    internal const int Router = 3;
    internal const int DnsServer = 6;
    internal const int HostName = 12;
    internal const int DomainName = 15;
    internal const int Broadcast = 28;
    internal const int WantedAddress = 50;
    internal const int LeaseTime = 51;
    internal const int Overload = 52;
    internal const int MessageType = 53;
    internal const int ServerId = 54;
    internal const int RenewalTime = 58;
    internal const int RebindingTime = 59;
    internal const int ClientId = 61;
    internal const int End = 255;

    internal static uint Read32(byte[] buffer, int at) =>
        ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];
}
