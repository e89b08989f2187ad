using System.Collections.Generic;

namespace PocketSpy.PackLimits;

/// <summary>What one assembly can hold: offsets into its tables have two bytes.</summary>
public static class Limits
{
    /// <summary>
    /// Names and texts. The metadata processor stops with an error at 65,535 bytes, but the highest 860 numbers mean names that the runtime knows: what
    /// lies so far back in the table would be read as one of them.
    /// </summary>
    public const int Strings = 0xFFFF - 859;

    /// <summary>Byte code; the metadata processor stops with an error. 0xFFFF means a method without code.</summary>
    public const int Code = 0xFFFE;

    /// <summary>A line for each limit that is passed.</summary>
    public static IEnumerable<string> Passed(AssemblyCount count)
    {
        int strings = count.NameBytes + count.TextBytes;
        if (strings > Strings) yield return Line(count, strings, Strings, "names and texts");
        if (count.CodeBytes > Code) yield return Line(count, count.CodeBytes, Code, "byte code");
    }

    private static string Line(AssemblyCount count, int bytes, int limit, string what) =>
        $"{count.Name} has {bytes} bytes of {what}, {bytes - limit} more than an assembly holds: move a room to another pack in firmware/Modules.props";
}
