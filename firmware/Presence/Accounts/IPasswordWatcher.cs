namespace PocketSpy.Presence.Accounts;

/// <summary>
/// Told of a user's password at the only moments when it is known: as the user is made, changes it, or proves to know it in the clear. No plain password is
/// kept, so what another sign-in system needs of it is derived here.
/// </summary>
public interface IPasswordWatcher
{
    /// <summary>The password of a user, right for sure. The bytes are good for the call alone.</summary>
    void Learn(int userId, byte[] password, int offset, int count);
}
