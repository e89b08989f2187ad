using PocketSpy.Core;

namespace PocketSpy.Presence.Profiles;

/// <summary>Profiles in a backup.</summary>
internal sealed class ProfileForm : TableForm
{
    public override string Name => "profiles";
}
