using PocketSpy.Core;

namespace PocketSpy.Web.Owner;

/// <summary>
/// Counts wrong PINs by address: whoever guesses waits longer each time, and nobody else does. The table is small, so that a network full of addresses
/// gains little: those that find no place share one wait. An address that gave the right PIN keeps its place and never waits for long, whoever guesses
/// in its name.
/// </summary>
internal sealed class WrongPins
{
    private const int Addresses = 8;

    // The place of all addresses that have none of their own.
    private const int Shared = Addresses;
    private const int FreeTries = 4;

    // The first wait after too many wrong PINs; each further one is twice as long.
    private const int FirstWaitSeconds = 30;

    // The longest wait of an address that never gave the right PIN.
    private const int LongestWaitSeconds = 15 * 60;

    // That of the owner's address, and of those that share one.
    private const int LongestSharedSeconds = 60;
    private const int MostDoublings = 5;

    private readonly uint[] _addresses = new uint[Addresses];
    private readonly byte[] _wrong = new byte[Addresses + 1];
    private readonly int[] _waitUntil = new int[Addresses + 1];
    private readonly bool[] _isOwners = new bool[Addresses + 1];

    /// <summary>Seconds until a PIN from this address is judged; 0 when it is now.</summary>
    internal int SecondsToWait(uint address, long now)
    {
        int wait = _waitUntil[PlaceOf(address)] - Seconds(now);
        return wait > 0 ? wait : 0;
    }

    /// <summary>A wrong PIN. Gives for how many seconds no other is judged; 0 when one is at once.</summary>
    internal int CountWrong(uint address, long now)
    {
        int place = PlaceOf(address);
        if (place == Shared) place = TakePlace(address, now);
        if (_wrong[place] < byte.MaxValue) _wrong[place]++;
        if (_wrong[place] <= FreeTries && place != Shared) return 0;
        int doublings = _wrong[place] - FreeTries - 1;
        int wait = doublings > MostDoublings ? LongestWaitSeconds : FirstWaitSeconds << (doublings < 0 ? 0 : doublings);
        int longest = place == Shared || _isOwners[place] ? LongestSharedSeconds : LongestWaitSeconds;
        if (wait > longest) wait = longest;
        _waitUntil[place] = Seconds(now) + wait;
        return wait;
    }

    /// <summary>The right PIN.</summary>
    internal void CountRight(uint address, long now)
    {
        int place = PlaceOf(address);
        if (place == Shared) place = TakePlace(address, now);
        if (place == Shared) return;
        _wrong[place] = 0;
        _waitUntil[place] = 0;
        _isOwners[place] = true;
    }

    private static int Seconds(long now) => (int)(now / 1_000);

    private int PlaceOf(uint address)
    {
        for (int i = 0; i < Addresses; i++)
        {
            if (_addresses[i] == address) return i;
        }
        return Shared;
    }

    // A free one, or one whose address does not wait any more and was away for as long as the longest wait. The owner's addresses stay, but for one place.
    private int TakePlace(uint address, long now)
    {
        int place = Shared;
        int owners = 0;
        for (int i = 0; i < Addresses; i++)
        {
            if (_isOwners[i]) owners++;
            else if (_addresses[i] == 0 || Seconds(now) - _waitUntil[i] > LongestWaitSeconds) place = i;
        }
        if (place == Shared && owners == Addresses) place = 0;
        if (place == Shared) return Shared;
        Forget(place);
        _addresses[place] = address;
        _waitUntil[place] = Seconds(now);
        return place;
    }

    private void Forget(int place)
    {
        if (place != Shared) _addresses[place] = 0;
        _wrong[place] = 0;
        _waitUntil[place] = 0;
        _isOwners[place] = false;
    }
}
