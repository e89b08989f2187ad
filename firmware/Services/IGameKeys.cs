namespace PocketSpy.Services;

/// <summary>The secret keys of games, by name.</summary>
public interface IGameKeys
{
    /// <summary>Most characters of a key.</summary>
    const int MaximumKeyBytes = 8;

    /// <summary>Writes a game's key to the start of <paramref name="key"/>, at most <see cref="MaximumKeyBytes"/>. False when none is known.</summary>
    bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount);
}
