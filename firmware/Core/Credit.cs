namespace PocketSpy.Core;

/// <summary>
/// What may be sent to an address that has proved nothing: three bytes for each that came from there. Whoever fakes the address of another could else
/// have the box send him many times what the faker sends. One column of bytes that may still be sent, a row for each client.
/// </summary>
public static class Credit
{
    /// <summary>Bytes that may go out for each that has come.</summary>
    public const int BytesPerByte = 3;

    /// <summary>Bytes have come.</summary>
    public static void Earn(ushort[] column, int row, int bytes)
    {
        int sum = column[row] + bytes * BytesPerByte;
        column[row] = (ushort)(sum < ushort.MaxValue ? sum : ushort.MaxValue);
    }

    /// <summary>Takes from it what is about to be sent. False, and nothing is taken, when it is more than there is: it must not be sent.</summary>
    public static bool TrySpend(ushort[] column, int row, int bytes)
    {
        if (bytes > column[row]) return false;
        column[row] -= (ushort)bytes;
        return true;
    }
}
