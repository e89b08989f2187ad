namespace PocketSpy.Wire.Crypto;

/// <summary>CRC-8 with polynomial x^8 + x^2 + x + 1 (0x07), initial value 0, not reflected (CRC-8/SMBUS of the catalogue).</summary>
public static class Crc8
{
    private const int Polynomial = 0x07;

    /// <summary>The CRC-8 of <paramref name="count"/> bytes; 0 for none.</summary>
    public static byte Compute(byte[] data, int offset, int count)
    {
        int crc = 0;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            crc ^= data[i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc <<= 1;
                // The bit that left the byte takes itself away along with the polynomial.
                if (crc > 0xFF) crc ^= 0x100 | Polynomial;
            }
        }
        return (byte)crc;
    }
}
