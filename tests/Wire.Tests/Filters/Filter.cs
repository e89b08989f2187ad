using nanoFramework.TestFramework;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Wire.Tests.Filters;

/// <summary>Asks filters, for the tests.</summary>
internal static class Filter
{
    /// <summary>Understands a filter, which has other bytes around it.</summary>
    internal static FilterProgram Compile(string text)
    {
        FilterCompiler compiler = new FilterCompiler();
        byte[] bytes = Ascii.Bytes("= " + text + " =");
        bool understood = compiler.TryCompile(bytes, 2, text.Length, out FilterProgram program);
        Assert.IsTrue(understood, text + ": error " + (int)compiler.Error + " at " + compiler.ErrorPosition);
        Assert.AreEqual((int)FilterError.None, (int)compiler.Error, text);
        return program;
    }

    /// <summary>Whether a filter is true of a host with these keys and values.</summary>
    internal static bool Matches(string text, params string[] pairs) => Compile(text).Matches(new HostRecord(pairs));

    /// <summary>Checks a filter that names no keys, or keys that no host has, and what NOT and IS NULL make of it.</summary>
    /// <param name="expected">1, 0 or -1 for unknown.</param>
    internal static void Is(int expected, string text, params string[] pairs)
    {
        HostRecord host = new HostRecord(pairs);
        Assert.AreEqual(expected == 1, Compile(text).Matches(host), text);
        Assert.AreEqual(expected == 0, Compile("not (" + text + ")").Matches(host), "not " + text);
        Assert.AreEqual(expected == -1, Compile("(" + text + ") is null").Matches(host), text + " is null");
    }

    /// <summary>Checks that a text is no filter, and where that is found.</summary>
    internal static void Refuses(string text, FilterError error, int position)
    {
        FilterCompiler compiler = new FilterCompiler();
        byte[] bytes = Ascii.Bytes("1 " + text + " 1");
        Assert.IsFalse(compiler.TryCompile(bytes, 2, text.Length, out FilterProgram program), text);
        Assert.IsNull(program, text);
        Assert.AreEqual((int)error, (int)compiler.Error, text);
        Assert.AreEqual(position, compiler.ErrorPosition, text);
    }
}
