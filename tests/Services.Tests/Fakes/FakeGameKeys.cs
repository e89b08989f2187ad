using PocketSpy.Core;

namespace PocketSpy.Services.Tests;

/// <summary>The keys of a few older games.</summary>
internal sealed class FakeGameKeys : IGameKeys
{
    private static readonly string[] Names = new string[] { "ut", "bfield1942", "armada2", "gamespy2", "cncrenegade", "gmtest", "nolf", "deusex" };
    private static readonly string[] Keys = new string[] { "Z5Nfb0", "HpWx9z", "N3a2mZ", "d4kZca", "tY1S8q", "HA6zkS", "Jn3Ab4", "Av3M99" };

    /// <summary>The key of a game; null for none.</summary>
    internal static string Of(string name)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (Names[i] == name) return Keys[i];
        }
        return null;
    }

    public bool TryFind(byte[] name, int offset, int count, byte[] key, out int keyCount)
    {
        keyCount = 0;
        string found = Of(Raw.Text(name, offset, count).ToLower());
        if (found is null) return false;
        keyCount = found.Length;
        for (int i = 0; i < keyCount; i++) key[i] = (byte)found[i];
        return true;
    }
}
