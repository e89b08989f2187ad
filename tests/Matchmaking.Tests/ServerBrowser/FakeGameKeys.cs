using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>Knows a key of every game but those whose name begins with "unknown": the name's last six letters, backwards. Those that begin with "several" have another one behind it.</summary>
internal sealed class FakeGameKeys : IGameKeys
{
    /// <summary>The second key of those that have one.</summary>
    internal const string Second = "Second";

    private const string Several = "several";
    private const int MostCharacters = 6;

    public bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount)
    {
        byte[] found = KeyOf(Raw.Text(name, offset, count));
        keyCount = found is null ? 0 : found.Length;
        for (int i = 0; i < keyCount; i++) key[i] = found[i];
        if (count < Several.Length || Raw.Text(name, offset, Several.Length) != Several) return found is not null;
        key[keyCount++] = (byte)' ';
        for (int i = 0; i < Second.Length; i++) key[keyCount++] = (byte)Second[i];
        return true;
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
