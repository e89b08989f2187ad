using PocketSpy.Presence.Accounts;

namespace PocketSpy.Presence.Profiles;

// Left out of images that have no other sign-in system.
public sealed partial class PasswordJudge
{
    private int _count;

    /// <summary>Hands on the password that was read last.</summary>
    internal void Tell(IPasswordWatcher watcher, int userId) => watcher.Learn(userId, _password, 0, _count);

    partial void NoteCount(int count) => _count = count;
}
