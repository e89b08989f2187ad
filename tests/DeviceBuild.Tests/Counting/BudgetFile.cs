using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PocketSpy.PackLimits;

namespace PocketSpy.DeviceBuild.Tests.Counting;

/// <summary>The budgets: one line for each assembly of each image, a column for each figure.</summary>
internal sealed class BudgetFile
{
    private const string Comment =
        "# What each assembly of the device may take; see docs/device-build.md. Written by POCKETSPY_WRITE_BUDGETS=1 dotnet test tests/DeviceBuild.Tests";

    private readonly SortedDictionary<string, int[]> _rows = new(StringComparer.Ordinal);

    private static string Heading => "image,pack," + string.Join(',', Figure.All.Select(figure => figure.Column));

    /// <summary>Reads the text of the file; throws <see cref="InvalidDataException"/> with the line that is wrong.</summary>
    public static BudgetFile Parse(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        if (lines.Length == 0 || lines[0] != Heading) throw new InvalidDataException("the first line of the budgets is not " + Heading);
        var file = new BudgetFile();
        foreach (string line in lines.Skip(1))
        {
            string[] cells = line.Split(',');
            int[] budgets = [.. cells.Skip(2).Select(cell => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int budget) ? budget : -1)];
            if (budgets.Length != Figure.All.Length || budgets.Contains(-1) || !file._rows.TryAdd(cells[0] + "," + cells[1], budgets))
                throw new InvalidDataException("this line of the budgets is wrong or there twice: " + line);
        }
        return file;
    }

    /// <summary>Budgets for what is there now.</summary>
    public static BudgetFile For(IReadOnlyDictionary<string, IReadOnlyList<AssemblyCount>> images)
    {
        var file = new BudgetFile();
        foreach ((string image, IReadOnlyList<AssemblyCount> packs) in images)
            foreach (AssemblyCount pack in packs)
                file._rows[image + "," + pack.Name] = [.. Figure.All.Select(figure => figure.BudgetFor(figure.Get(pack)))];
        return file;
    }

    public string Format() =>
        Comment + "\n" + Heading + "\n" + string.Concat(_rows.Select(row => $"{row.Key},{string.Join(',', row.Value)}\n"));

    /// <summary>A line for each figure that is over its budget or so far below that the budget no longer holds anything, and for each assembly without one.</summary>
    public IEnumerable<string> Compare(string image, IReadOnlyList<AssemblyCount> packs)
    {
        foreach (AssemblyCount pack in packs)
        {
            if (!_rows.TryGetValue(image + "," + pack.Name, out int[] budgets))
            {
                yield return $"{pack.Name} of {image} has no budget";
                continue;
            }
            for (int i = 0; i < budgets.Length; i++)
            {
                Figure figure = Figure.All[i];
                int value = figure.Get(pack);
                if (value > budgets[i])
                    yield return $"{pack.Name} of {image} has grown: {value} {figure.Unit}, {value - budgets[i]} more than its budget of {budgets[i]}";
                else if (figure.BudgetFor(value) * 10 < budgets[i] * 9)
                    yield return $"{pack.Name} of {image} has shrunk: {value} {figure.Unit}; lower its budget of {budgets[i]} to {figure.BudgetFor(value)}";
            }
        }
        foreach (string pack in _rows.Keys.Where(key => key.StartsWith(image + ",", StringComparison.Ordinal)).Select(key => key.Split(',')[1]))
            if (!packs.Any(built => built.Name == pack)) yield return $"{pack} of {image} has a budget and is not built any more";
    }
}
