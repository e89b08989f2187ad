using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;

namespace PocketSpy.Matchmaking.Qr2;

/// <summary>
/// What a host says of its public address: publicip is the decimal number of the four bytes as they lie in its memory. A DS is
/// little-endian, a Wii big-endian and signed: 192.168.4.2 is 33859776 there and -1062730750 here. Tells which, and whether it is right.
/// </summary>
internal static class PublicAddress
{
    /// <summary>Whether the host knows the address and port it is seen at.</summary>
    internal static bool IsRight(long publicIp, long publicPort, long seen) =>
        publicPort == EndPoints.Port(seen) && OrderOf(publicIp, EndPoints.Address(seen)) != 0;

    /// <summary>The <see cref="HostTraits"/> for the byte order that makes the number this address; both when it reads the same, 0 for neither.</summary>
    internal static int OrderOf(long publicIp, uint address)
    {
        if (publicIp < int.MinValue || publicIp > uint.MaxValue) return 0;
        uint number = (uint)publicIp;
        int order = number == address ? HostTraits.BigEndian : 0;
        return number == Swap(address) ? order | HostTraits.LittleEndian : order;
    }

    private static uint Swap(uint value) => (value << 24) | ((value & 0xFF00) << 8) | ((value >> 8) & 0xFF00) | (value >> 24);
}
