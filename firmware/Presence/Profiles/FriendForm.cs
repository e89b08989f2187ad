using PocketSpy.Core;

namespace PocketSpy.Presence.Profiles;

/// <summary>Lists of buddies and blocks in a backup.</summary>
internal sealed class FriendForm : TableForm
{
    public override string Name => "friends";
}
