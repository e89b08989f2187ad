using PocketSpy.Core;

namespace PocketSpy.Presence.Profiles;

/// <summary>Users with email and password in a backup.</summary>
internal sealed class UserForm : TableForm
{
    public override string Name => "users";
}
