namespace PocketSpy.Tests;

/// <summary>The keys of a few older games.</summary>
internal static class FakeGameKeys
{
    private static readonly string[] Names = new string[] { "ut", "bfield1942", "armada2", "gamespy2", "cncrenegade", "gmtest", "nolf", "deusex", "rune" };
    private static readonly string[] Keys = new string[] { "Z5Nfb0", "HpWx9z", "N3a2mZ", "d4kZca", "tY1S8q", "HA6zkS", "Jn3Ab4", "Av3M99", "BnA4a3" };

    /// <summary>The second key of rune: that of its demo.</summary>
    internal const string RuneDemo = "V5Hm41";

    /// <summary>The key of a game; null for none.</summary>
    internal static string Of(string name)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (Names[i] == name) return Keys[i];
        }
        return null;
    }

    /// <summary>The owner's file with all of them.</summary>
    internal static byte[] File()
    {
        string text = "";
        for (int i = 0; i < Names.Length; i++) text += Names[i] + " " + Keys[i] + "\n";
        return Raw.Bytes(text + "rune " + RuneDemo + "\n");
    }
}
