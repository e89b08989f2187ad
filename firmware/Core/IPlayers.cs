namespace PocketSpy.Core;

/// <summary>Who is signed in, for modules that do not know presence.</summary>
public interface IPlayers
{
    /// <summary>
    /// The nick of the player with this profile who is signed in from this address (first byte highest); of a PC player there when the profile is 0.
    /// Null when there is none.
    /// </summary>
    byte[] NickOf(int profileId, uint address);

    /// <summary>
    /// Whether a profile is somebody's who is not signed in from this address (first byte highest). One that this box does not know is nobody's: whoever
    /// claims it takes nothing from anybody.
    /// </summary>
    bool IsAnothers(int profileId, uint address);
}
