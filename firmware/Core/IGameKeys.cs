namespace PocketSpy.Core;

/// <summary>The secret keys of games, by name.</summary>
public interface IGameKeys
{
    /// <summary>
    /// Writes a game's keys, a <see cref="KeyList"/>, to the start of <paramref name="keys"/>, which has room for <see cref="KeyList.MaximumBytes"/>.
    /// False when none is known.
    /// </summary>
    bool TryFind(byte[] name, int offset, int count, byte[] keys, out int keysCount);
}
