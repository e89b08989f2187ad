namespace PocketSpy.Wire.Crypto;

/// <summary>
/// The stream cipher RC4 (as in RFC 7465's references and the vectors of RFC 6229). Enciphering and deciphering are one
/// operation; the state runs on from call to call until the next key.
/// </summary>
public sealed class Rc4
{
    private readonly byte[] _state = new byte[Rc4KeySchedule.StateSize];
    private int _x;
    private int _y;

    /// <summary>Starts a stream with the key of <paramref name="count"/> bytes (1 to 256) at <paramref name="offset"/>.</summary>
    public void Load(byte[] key, int offset, int count)
    {
        Rc4KeySchedule.FillAscending(_state);
        Rc4KeySchedule.Mix(_state, key, offset, count);
        _x = 0;
        _y = 0;
    }

    /// <summary>Enciphers or deciphers the next <paramref name="count"/> bytes of the stream in place.</summary>
    public void Apply(byte[] data, int offset, int count)
    {
        byte[] state = _state;
        int x = _x;
        int y = _y;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            x = (x + 1) & 0xFF;
            byte a = state[x];
            y = (y + a) & 0xFF;
            byte b = state[y];
            state[x] = b;
            state[y] = a;
            data[i] = (byte)(data[i] ^ state[(a + b) & 0xFF]);
        }
        _x = x;
        _y = y;
    }

    // GameSpy's chat starts from 255 down to 0.
    public void LoadDescending(byte[] key, int offset, int count)
    {
        Rc4KeySchedule.FillDescending(_state);
        Rc4KeySchedule.Mix(_state, key, offset, count);
        _x = 0;
        _y = 0;
    }
}
