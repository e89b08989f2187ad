namespace PocketSpy.Core;

/// <summary>
/// An end point is one long: IPv4 address (first byte highest) &lt;&lt; 16 | port. Structs alias on the device and
/// objects cost heap, so addresses travel as numbers.
/// </summary>
public static class EndPoints
{
    private static readonly char[] Dot = new char[] { '.' };

    /// <summary>Makes an end point; 192.168.4.1 is the address 0xC0A80401.</summary>
    public static long Of(uint address, int port) => ((long)address << 16) | (uint)(port & 0xFFFF);

    /// <summary>The address, first byte highest.</summary>
    public static uint Address(long endPoint) => (uint)(endPoint >> 16);

    /// <summary>Whether it is on the PC that the box runs on: 127.0.0.1. A board never hears of it.</summary>
    public static bool IsOwnPc(long endPoint) => Address(endPoint) == 0x7F000001;

    /// <summary>The port, 0 to 65535.</summary>
    public static int Port(long endPoint) => (int)(endPoint & 0xFFFF);

    /// <summary>For people: 192.168.4.1. Allocates.</summary>
    public static string AddressText(uint address) =>
        (address >> 24).ToString() + "." + ((address >> 16) & 0xFF).ToString() + "." + ((address >> 8) & 0xFF).ToString() + "." + (address & 0xFF).ToString();

    /// <summary>Reads "192.168.4.1"; false when it is not four numbers from 0 to 255.</summary>
    public static bool TryParseAddress(string text, out uint address)
    {
        address = 0;
        if (text is null) return false;
        string[] parts = text.Split(Dot);
        if (parts.Length != 4) return false;
        for (int i = 0; i < 4; i++)
        {
            if (!byte.TryParse(parts[i], out byte part)) return false;
            address = (address << 8) | part;
        }
        return true;
    }
}
