namespace PocketSpy.Wire.Tests.ListV1;

/// <summary>
/// What a client does with an enciphered list, written for the tests in another way than the box enciphers: each leaf of the tree is
/// walked to from the root, states are plain arrays.
/// </summary>
internal static class Decipher
{
    private const int HeaderSize = 40;

    /// <summary>The list in an answer of enctype 1; null when the length is not that of the answer.</summary>
    internal static byte[] One(byte[] answer, string challenge, byte[] table)
    {
        int all = (answer[0] << 24) | (answer[1] << 16) | (answer[2] << 8) | answer[3];
        if (all != answer.Length) return null;
        int tail = (byte)((answer[4] ^ 62) - 20);
        int filling = (byte)((answer[5] ^ 205) - 5);
        byte[] list = new byte[all - HeaderSize - filling - tail];
        for (int i = 0; i < list.Length; i++) list[i] = answer[HeaderSize + filling + i];

        byte[] word = new byte[challenge.Length];
        for (int i = 0; i < word.Length; i++) word[i] = (byte)challenge[i];
        Cards(list, list.Length / 4 - 5, word);
        byte[] seed = new byte[] { answer[36], answer[37], answer[38], answer[39] };
        Tree(list, 0, list.Length / 2 - 17, seed);
        byte[] key = new byte[16];
        for (int i = 0; i < 16; i++) key[i] = table[answer[19 + i]];
        BackwardsRc4(list, key);
        return list;
    }

    /// <summary>The list in an answer of enctype 2.</summary>
    internal static byte[] Two(byte[] answer, string secretKey)
    {
        int size = answer[0] ^ 0xEC;
        byte[] key = new byte[size];
        for (int i = 0; i < size; i++) key[i] = (byte)(answer[1 + i] ^ (i < secretKey.Length ? secretKey[i] : 0));
        byte[] list = new byte[answer.Length - size - 1];
        for (int i = 0; i < list.Length; i++) list[i] = answer[size + 1 + i];
        Tree(list, 0, list.Length, key);
        return list;
    }

    /// <summary>The leaf of the tree at a place from the left.</summary>
    internal static uint Leaf(uint[] table, int place)
    {
        uint x = 0;
        uint y = 0;
        uint z = 1;
        for (int level = 15; level >= 0; level--)
        {
            x += z;
            y += x;
            x += y;
            bool right = ((place >> level) & 1) != 0;
            // What one way does to x, the other does to y; and to the right x is turned over first.
            if (right) Step(table, ref y, ref x, true);
            else Step(table, ref x, ref y, false);
            z = z * 2 + (right ? 1u : 0u);
        }
        return x ^ y;
    }

    internal static uint[] Table(byte[] key)
    {
        uint[] table = new uint[256];
        for (uint round = 0; round < 4; round++)
        {
            for (uint i = 0; i < 256; i++) table[i] = table[i] * 256 + i;
            uint at = round;
            for (int i = 0; i < 512; i++)
            {
                at = (at + table[i % 256] + key[(i % 256) % key.Length]) % 256;
                uint kept = table[at];
                table[at] = table[i % 256];
                table[i % 256] = kept;
            }
        }
        for (uint i = 0; i < 256; i++) table[i] ^= i;
        return table;
    }

    private static void Step(uint[] table, ref uint early, ref uint late, bool turn)
    {
        if (turn) late = ~late;
        late = Turn(late, 24);
        early ^= table[early % 256];
        late ^= table[late % 256];
        late = Turn(late, 24);
        early = Turn(early, 8);
        early ^= table[early % 256];
        late ^= table[late % 256];
        early = Turn(early, 8);
    }

    private static uint Turn(uint word, int left) => (word << left) | (word >> (32 - left));

    private static void Tree(byte[] list, int from, int count, byte[] key)
    {
        if (count <= 0) return;
        uint[] table = Table(key);
        for (int i = 0; i < count; i++)
        {
            int place = i / 63 * 64 + i % 63;
            list[from + i] ^= (byte)(Leaf(table, place / 4) >> (place % 4 * 8));
        }
    }

    private static void BackwardsRc4(byte[] list, byte[] key)
    {
        byte[] s = new byte[256];
        for (int i = 0; i < 256; i++) s[i] = (byte)(255 - i);
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + s[i] + key[i % key.Length]) % 256;
            Swap(s, i, j);
        }
        for (int n = 0, i = 0, j = 0; n < list.Length; n++)
        {
            i = (i + 1) % 256;
            j = (j + s[i]) % 256;
            Swap(s, i, j);
            list[n] ^= s[(s[i] + s[j]) % 256];
        }
    }

    private static void Cards(byte[] list, int count, byte[] key)
    {
        if (count <= 0) return;
        byte[] c = new byte[256];
        for (int i = 0; i < 256; i++) c[i] = (byte)i;
        int sum = 0;
        int at = 0;
        for (int i = 255; i > 0; i--)
        {
            Swap(c, i, Choose(c, key, i, ref sum, ref at));
        }
        int rotor = c[1];
        int ratchet = c[3];
        int avalanche = c[5];
        int plain = c[7];
        int cipher = c[sum % 256];
        for (int n = 0; n < count; n++)
        {
            ratchet = (ratchet + c[rotor]) % 256;
            rotor = (rotor + 1) % 256;
            byte card = c[cipher];
            c[cipher] = c[ratchet];
            c[ratchet] = c[plain];
            c[plain] = c[rotor];
            c[rotor] = card;
            avalanche = (avalanche + c[card]) % 256;
            int mask = c[(c[avalanche] + c[rotor]) % 256] ^ c[c[(c[plain] + c[cipher] + c[ratchet]) % 256]];
            cipher = list[n];
            plain = cipher ^ mask;
            list[n] = (byte)plain;
        }
    }

    private static void Swap(byte[] cards, int i, int j)
    {
        byte kept = cards[i];
        cards[i] = cards[j];
        cards[j] = kept;
    }

    private static int Choose(byte[] cards, byte[] key, int limit, ref int sum, ref int at)
    {
        int mask = 1;
        while (mask < limit) mask = mask * 2 + 1;
        for (int tries = 1; ; tries++)
        {
            sum = cards[sum % 256] + key[at++];
            if (at == key.Length)
            {
                at = 0;
                sum += key.Length;
            }
            int chosen = sum & mask;
            if (tries > 11) chosen %= limit;
            if (chosen <= limit) return chosen;
        }
    }
}
