namespace PocketSpy.Wire.Crypto;

/// <summary>
/// The stream cipher of old server lists: LEVIATHAN (D. McGrew and S. Fluhrer, NESSIE submission, 2000) with one table. The key
/// stream is the row of leaves of a binary tree 16 levels high; a leaf is 32 bits, low byte first. GameSpy makes 16 leaves at a
/// time and leaves the last of their 64 bytes out. Layout and table: public notes of Luigi Auriemma (enctype 1 and 2, 2004 to
/// 2014) and public sources of games with GameSpy's list of 1999 to 2001, which agree.
/// </summary>
/// <remarks>The table takes some 200,000 instructions, so it is made once; going back to the first leaf costs nothing.</remarks>
public sealed class Leviathan
{
    private const int Height = 16;
    private const uint FirstLeaf = 1 << Height;
    private const int TableSize = 256;
    private const int BlockLeaves = 16;

    // Of 64.
    private const int BlockBytes = 63;

    private readonly uint[] _table = new uint[TableSize];
    private readonly uint[] _stackX = new uint[Height];
    private readonly uint[] _stackY = new uint[Height];
    private readonly uint[] _stackZ = new uint[Height];
    private readonly byte[] _block = new byte[BlockLeaves * 4];
    private int _used;
    private int _depth;
    private uint _x;
    private uint _y;
    private uint _z;

    /// <summary>Makes the table from a key of <paramref name="count"/> bytes, at least 1, and goes to the first leaf.</summary>
    public void Load(byte[] key, int offset, int count)
    {
        uint[] table = _table;
        for (int i = 0; i < TableSize; i++) table[i] = 0;
        for (int round = 0; round < 4; round++)
        {
            for (int i = 0; i < TableSize; i++) table[i] = (table[i] << 8) + (uint)i;
            int at = Shuffle(key, offset, count, round);
            Shuffle(key, offset, count, at);
        }
        for (int i = 0; i < TableSize; i++) table[i] ^= (uint)i;
        Restart();
    }

    /// <summary>Goes back to the first leaf of the same key.</summary>
    public void Restart()
    {
        _used = BlockBytes;
        _depth = 0;
        _x = 0;
        _y = 0;
        _z = 1;
    }

    /// <summary>Enciphers or deciphers the next <paramref name="count"/> bytes in place; 258,048 bytes from the first leaf on at most.</summary>
    public void Apply(byte[] data, int offset, int count)
    {
        byte[] block = _block;
        int used = _used;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            if (used == BlockBytes)
            {
                Fill();
                used = 0;
            }
            data[i] ^= block[used++];
        }
        _used = used;
    }

    private int Shuffle(byte[] key, int offset, int count, int at)
    {
        uint[] table = _table;
        int end = offset + count;
        int keyAt = offset;
        for (int i = 0; i < TableSize; i++)
        {
            uint card = table[i];
            at = (at + key[keyAt] + (int)(card & 0xFF)) & 0xFF;
            table[i] = table[at];
            table[at] = card;
            if (++keyAt == end) keyAt = offset;
        }
        return at;
    }

    // Locals, for speed; z is the number of the node, 1 for the root, so that a leaf is known by its size.
    private void Fill()
    {
        uint[] table = _table;
        uint x = _x;
        uint y = _y;
        uint z = _z;
        int depth = _depth;
        for (int leaf = 0; leaf < BlockLeaves; leaf++)
        {
            while (z < FirstLeaf)
            {
                x += z;
                y += x;
                x += y;
                _stackX[depth] = x;
                _stackY[depth] = y;
                _stackZ[depth] = z;
                depth++;

                // To the left.
                y = (y << 24) | (y >> 8);
                x ^= table[x & 0xFF];
                y ^= table[y & 0xFF];
                y = (y << 24) | (y >> 8);
                x = (x << 8) | (x >> 24);
                x ^= table[x & 0xFF];
                y ^= table[y & 0xFF];
                x = (x << 8) | (x >> 24);
                z += z;
            }
            Put(leaf * 4, x ^ y);

            // Behind the last leaf there is no way back up; no list is as long.
            if (depth > 0) depth--;
            x = ~_stackX[depth];
            y = _stackY[depth];
            z = _stackZ[depth];

            // To the right.
            x = (x << 24) | (x >> 8);
            x ^= table[x & 0xFF];
            y ^= table[y & 0xFF];
            x = (x << 24) | (x >> 8);
            y = (y << 8) | (y >> 24);
            x ^= table[x & 0xFF];
            y ^= table[y & 0xFF];
            y = (y << 8) | (y >> 24);
            z += z + 1;
        }
        _x = x;
        _y = y;
        _z = z;
        _depth = depth;
    }

    private void Put(int at, uint leaf)
    {
        _block[at] = (byte)leaf;
        _block[at + 1] = (byte)(leaf >> 8);
        _block[at + 2] = (byte)(leaf >> 16);
        _block[at + 3] = (byte)(leaf >> 24);
    }
}
