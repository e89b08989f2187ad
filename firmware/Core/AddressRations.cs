namespace PocketSpy.Core;

/// <summary>
/// What one address may have in a while: so many at once, then one each 10 seconds. One small table for all kinds; when it is full, the address
/// that owes least is forgotten. The PC that the box runs on has no rations: its owner tries things out there, with emulators too.
/// </summary>
public sealed class AddressRations
{
    /// <summary>Profiles, and users with a password, that are made.</summary>
    public const int NewProfile = 0;

    /// <summary>User ids that are given to consoles.</summary>
    public const int NewAccount = 1;

    /// <summary>Wrong passwords, and consoles that say they are another.</summary>
    public const int Guess = 2;

    /// <summary>Addresses that are remembered.</summary>
    public const int Addresses = 16;

    /// <summary>Milliseconds after which there is one more.</summary>
    public const int MillisecondsEach = 10_000;

    private const int Kinds = 3;
    private const int MillisecondsPerTenth = 100;
    private const int TenthsEach = MillisecondsEach / MillisecondsPerTenth;

    private readonly uint[] _addresses = new uint[Addresses];

    // When all that an address had is made up for, in tenths of a second: a column for each kind.
    private readonly int[] _paid = new int[Addresses * Kinds];

    // A bit for each kind: the address was refused since it had one last.
    private readonly byte[] _refused = new byte[Addresses];

    /// <summary>How many of a kind an address may have at once.</summary>
    public static int AtOnce(int kind) => kind == Guess ? 5 : 8;

    /// <summary>Whether an address may have one more.</summary>
    public bool IsOpen(int kind, long from, long now)
    {
        int row = RowOf(EndPoints.Address(from));
        return row < 0 || Owed(row, kind, Tenths(now)) <= (AtOnce(kind) - 1) * TenthsEach;
    }

    /// <summary>An address has had one.</summary>
    public void Use(int kind, long from, long now)
    {
        if (EndPoints.IsOwnPc(from)) return;
        uint address = EndPoints.Address(from);
        int tenths = Tenths(now);
        int row = RowOf(address);
        if (row < 0) row = Enter(address, tenths);
        int place = row * Kinds + kind;
        _paid[place] = (_paid[place] > tenths ? _paid[place] : tenths) + TenthsEach;
        _refused[row] = (byte)(_refused[row] & ~(1 << kind));
    }

    /// <summary>Whether to tell of a refusal: the first since the address had one.</summary>
    public bool IsNews(int kind, long from)
    {
        int row = RowOf(EndPoints.Address(from));
        if (row < 0 || (_refused[row] & (1 << kind)) != 0) return false;
        _refused[row] = (byte)(_refused[row] | (1 << kind));
        return true;
    }

    private static int Tenths(long now) => (int)(now / MillisecondsPerTenth);

    private int Owed(int row, int kind, int tenths) => _paid[row * Kinds + kind] - tenths;

    private int RowOf(uint address)
    {
        for (int i = 0; i < Addresses; i++)
        {
            if (_addresses[i] == address && address != 0) return i;
        }
        return -1;
    }

    private int Enter(uint address, int tenths)
    {
        int row = 0;
        int least = int.MaxValue;
        for (int i = 0; i < Addresses && least > 0; i++)
        {
            int most = 0;
            for (int kind = 0; kind < Kinds; kind++)
            {
                if (Owed(i, kind, tenths) > most) most = Owed(i, kind, tenths);
            }
            if (most >= least) continue;
            least = most;
            row = i;
        }
        _addresses[row] = address;
        for (int kind = 0; kind < Kinds; kind++) _paid[row * Kinds + kind] = 0;
        _refused[row] = 0;
        return row;
    }
}
