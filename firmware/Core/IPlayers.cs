namespace PocketSpy.Core;

/// <summary>Who is signed in, for modules that do not know presence.</summary>
public interface IPlayers
{
    /// <summary>
    /// The nick of the player with this profile who is signed in from this address (first byte highest); of a PC player there when the profile is 0.
    /// Null when there is none.
    /// </summary>
    byte[] NickOf(int profileId, uint address);
}
