namespace PocketSpy.Core;

/// <summary>Who is signed in, for modules that do not know presence.</summary>
public interface IPlayers
{
    /// <summary>
    /// The nick of the player with this profile who is signed in from this address (first byte highest); of a PC player there when the profile is 0.
    /// Null when there is none.
    /// </summary>
    byte[] NickOf(int profileId, uint address);

    /// <summary>Whether the player with this profile is signed in from this address (first byte highest). Never for 0 and less, which are no profiles.</summary>
    bool IsHere(int profileId, uint address);
}
