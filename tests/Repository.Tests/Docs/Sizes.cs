using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using PocketSpy.Core;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>The three sizes of a box that the docs show, and what a module makes of each.</summary>
internal static class Sizes
{
    /// <summary>Heads of the columns.</summary>
    public const string Heads = "small | large | PC, 256 consoles";

    private const int RoomyKilobytes = 2_048;
    private const int Consoles = 256;

    /// <summary>A board without PSRAM, one with PSRAM and 8 MB of flash or more, a PC.</summary>
    public static IReadOnlyList<BoxSize> All { get; } = [BoxSize.Small(), BoxSize.Large(16, RoomyKilobytes), BoxSize.ForPc(Consoles)];

    /// <summary>Rows of a table: what is counted, then a number for each size. None when the module has no sizes of its own.</summary>
    public static IEnumerable<string> RowsOf(ModuleFacts facts)
    {
        Type type = facts.Module.GetType().Assembly.GetType(facts.Module.GetType().Namespace + "." + facts.Room + "Size");
        if (type is null) return [];
        MethodInfo make = type.GetMethod("For");
        object[] own = [.. All.Select(size => make.Invoke(null, [size]))];
        return Rows(type, $"firmware/{facts.Room}/{type.Name}.cs", own);
    }

    /// <summary>The same of what all modules share.</summary>
    public static IEnumerable<string> RowsOfBox() => Rows(typeof(BoxSize), "firmware/Core/BoxSize.cs", [.. All]);

    /// <summary>A number for people, 1,024.</summary>
    public static string Text(object number) => ((IFormattable)number).ToString("N0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Rows(Type type, string file, object[] sizes)
    {
        foreach (SourceConstant field in SourceConstant.In(file).Where(field => field.Value.Length == 0))
        {
            FieldInfo info = type.GetField(field.Name);
            yield return $"| {field.What.TrimEnd('.')} | {string.Join(" | ", sizes.Select(size => Text(info.GetValue(size))))} |";
        }
    }
}
