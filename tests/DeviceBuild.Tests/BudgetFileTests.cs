using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceBuild.Tests.Building;
using PocketSpy.DeviceBuild.Tests.Counting;
using PocketSpy.PackLimits;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>The file of budgets by itself, with mscorlib in the place of an assembly of the firmware.</summary>
[TestClass]
public class BudgetFileTests
{
    private const string Image = "a-board";

    private static AssemblyCount Counted => AssemblyCount.Of(Builds.CoreLibrary, WellKnownNames.Of(Builds.CoreLibrary));

    [TestMethod]
    public void What_was_written_now_fits_and_is_read_as_it_was_written()
    {
        AssemblyCount count = Counted;
        string text = Fresh(count).Format();

        Assert.AreEqual(text, BudgetFile.Parse(text).Format());
        Assert.IsEmpty(BudgetFile.Parse(text).Compare(Image, [count]));
    }

    [TestMethod]
    public void Growth_is_told_with_what_grew_and_by_how_much()
    {
        AssemblyCount count = Counted;
        string line = Changed(count, "methods", count.Methods - 7).Compare(Image, [count]).Single();

        Assert.AreEqual($"mscorlib of {Image} has grown: {count.Methods} methods, 7 more than its budget of {count.Methods - 7}", line);
    }

    [TestMethod]
    public void A_budget_far_above_what_is_there_asks_to_be_lowered()
    {
        AssemblyCount count = Counted;
        string line = Changed(count, "code", count.CodeBytes * 2).Compare(Image, [count]).Single();

        StringAssert.StartsWith(
            line,
            $"mscorlib of {Image} has shrunk: {count.CodeBytes} bytes of byte code; lower its budget of {count.CodeBytes * 2} to ",
            System.StringComparison.Ordinal);
    }

    [TestMethod]
    public void An_assembly_without_a_budget_and_a_budget_without_an_assembly_are_told()
    {
        AssemblyCount count = Counted;

        Assert.AreEqual($"mscorlib of another-board has no budget", Fresh(count).Compare("another-board", [count]).Single());
        Assert.AreEqual($"mscorlib of {Image} has a budget and is not built any more", Fresh(count).Compare(Image, []).Single());
    }

    [TestMethod]
    [DataRow("image,pack,types\n", DisplayName = "other columns")]
    [DataRow("", DisplayName = "nothing")]
    public void A_file_with_another_heading_is_refused(string text) => Assert.ThrowsExactly<InvalidDataException>(() => BudgetFile.Parse(text));

    [TestMethod]
    public void A_line_that_is_wrong_or_there_twice_is_refused()
    {
        string text = Fresh(Counted).Format();
        string row = text.Split('\n')[2];

        Assert.ThrowsExactly<InvalidDataException>(() => BudgetFile.Parse(text + row));
        Assert.ThrowsExactly<InvalidDataException>(() => BudgetFile.Parse(text.Replace(row, row + ",1", System.StringComparison.Ordinal)));
        Assert.ThrowsExactly<InvalidDataException>(() => BudgetFile.Parse(text.Replace(row, row + "x", System.StringComparison.Ordinal)));
    }

    private static BudgetFile Fresh(AssemblyCount count) => BudgetFile.For(new Dictionary<string, IReadOnlyList<AssemblyCount>> { [Image] = [count] });

    private static BudgetFile Changed(AssemblyCount count, string column, int budget)
    {
        string[] lines = Fresh(count).Format().Split('\n');
        string[] cells = lines[2].Split(',');
        cells[System.Array.IndexOf(lines[1].Split(','), column)] = budget.ToString(System.Globalization.CultureInfo.InvariantCulture);
        lines[2] = string.Join(',', cells);
        return BudgetFile.Parse(string.Join('\n', lines));
    }
}
