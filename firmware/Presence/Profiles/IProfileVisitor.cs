namespace PocketSpy.Presence.Profiles;

/// <summary>Sees every profile once.</summary>
public interface IProfileVisitor
{
    /// <summary>Sees one profile, good until the method returns.</summary>
    void Visit(ProfileRecord profile);
}
