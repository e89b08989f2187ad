using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Knows a key of every game but those whose name begins with "unknown": the name's last six letters, backwards.</summary>
internal sealed class FakeGameKeys : IGameKeys
{
    private const int MostCharacters = 6;

    public bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount)
    {
        byte[] found = KeyOf(Raw.Text(name, offset, count));
        keyCount = found is null ? 0 : found.Length;
        for (int i = 0; i < keyCount; i++) key[i] = found[i];
        return found is not null;
    }

    /// <summary>The key that both sides know; null for none.</summary>
    internal static byte[] KeyOf(string game)
    {
        if (game.StartsWith("unknown")) return null;
        string name = game.ToLower();
        byte[] key = new byte[name.Length < MostCharacters ? name.Length : MostCharacters];
        for (int i = 0; i < key.Length; i++) key[i] = (byte)name[name.Length - 1 - i];
        return key;
    }
}
