using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>Whoever claims a profile is signed in with it, from wherever; or only one player is.</summary>
internal sealed class FakePlayers : IPlayers
{
    private readonly int _only;
    private readonly uint _address;

    internal FakePlayers()
    {
    }

    /// <summary>Only this profile is signed in, from this end point's address.</summary>
    internal FakePlayers(int profileId, long from)
    {
        _only = profileId;
        _address = EndPoints.Address(from);
    }

    /// <inheritdoc />
    public byte[] NickOf(int profileId, uint address) => null;

    /// <inheritdoc />
    public bool IsAnothers(int profileId, uint address) => _only != 0 && (profileId != _only || address != _address);
}
