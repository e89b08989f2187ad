namespace PocketSpy.Storage;

/// <summary>32-bit numbers in the byte order of the files.</summary>
internal static class LittleEndian
{
    internal static uint Read32(byte[] buffer, int at)
    {
        return (uint)(buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24));
    }

    internal static void Write32(byte[] buffer, int at, uint value)
    {
        buffer[at] = (byte)value;
        buffer[at + 1] = (byte)(value >> 8);
        buffer[at + 2] = (byte)(value >> 16);
        buffer[at + 3] = (byte)(value >> 24);
    }
}
