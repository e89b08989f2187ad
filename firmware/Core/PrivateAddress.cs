namespace PocketSpy.Core;

/// <summary>Addresses inside a home: RFC 1918.</summary>
public static class PrivateAddress
{
    /// <summary>Whether it is one of 10/8, 172.16/12, 192.168/16; the address's first byte is highest.</summary>
    public static bool Is(uint address) =>
        address >> 24 == 10 || address >> 20 == 0xAC1 || address >> 16 == 0xC0A8;

    /// <summary>Reads "192.168.4.2"; 0 when it is no private address. Allocates nothing.</summary>
    public static uint Parse(byte[] text, int offset, int count)
    {
        uint address = 0;
        int part = -1;
        int dots = 0;
        for (int i = offset; i < offset + count; i++)
        {
            int character = text[i];
            if (character == '.')
            {
                if (part < 0 || ++dots > 3) return 0;
                address = (address << 8) | (uint)part;
                part = -1;
                continue;
            }
            if (character < '0' || character > '9') return 0;
            part = (part < 0 ? 0 : part * 10) + character - '0';
            if (part > 255) return 0;
        }
        if (part < 0 || dots != 3) return 0;
        address = (address << 8) | (uint)part;
        return Is(address) ? address : 0;
    }
}
