namespace PocketSpy.Core;

/// <summary>The secret keys of games, by name.</summary>
public interface IGameKeys
{
    /// <summary>Writes a game's key to the start of <paramref name="key"/>, which has room for 8 bytes. False when none is known.</summary>
    bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount);
}
