namespace System.IO.Hashing;

/// <summary>
/// The members of the device's native System.IO.Hashing.Crc32 that the firmware uses (CRC-32 of ISO 3309:
/// polynomial 0xEDB88320 reflected, initial value and final XOR 0xFFFFFFFF), in managed code for the PC.
/// </summary>
public sealed class Crc32
{
    private static readonly uint[] Table = MakeTable();

    private uint _crc = 0xFFFFFFFF;

    /// <summary>Adds all bytes of <paramref name="source"/>.</summary>
    public void Append(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        uint crc = _crc;
        foreach (byte value in source) crc = (crc >> 8) ^ Table[(byte)crc ^ value];
        _crc = crc;
    }

    /// <summary>The CRC-32 of all bytes appended since the last <see cref="Reset"/>.</summary>
    public uint GetCurrentHashAsUInt32() => ~_crc;

    /// <summary>Starts anew.</summary>
    public void Reset() => _crc = 0xFFFFFFFF;

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
