using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceBuild.Tests.Building;
using PocketSpy.DeviceBuild.Tests.Counting;
using PocketSpy.PackLimits;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>
/// Flash and heap are spent in the commit that says so: what the assemblies hold is compared with tests/TestData/device-budgets.csv. With
/// POCKETSPY_WRITE_BUDGETS=1 the file is written anew instead.
/// </summary>
[TestClass]
public class BudgetTests
{
    private static readonly Lazy<IReadOnlySet<string>> Known = new(() => WellKnownNames.Of(Builds.CoreLibrary));

    public static IEnumerable<object[]> Images => DeviceImage.All.Select(image => new object[] { image.Name });

    public static IEnumerable<object[]> Tests => BuildTests.Tests;

    public TestContext TestContext { get; set; }

    private static string BudgetPath => Repository.PathOf("tests", "TestData", "device-budgets.csv");

    [TestMethod]
    [DynamicData(nameof(Images))]
    public void Every_pack_fits_into_an_assembly_of(string image) =>
        Assert.AreEqual("", string.Join('\n', CountsOf(DeviceImage.All.Single(one => one.Name == image)).SelectMany(Limits.Passed)));

    [TestMethod]
    [DynamicData(nameof(Tests))]
    public void The_tests_fit_into_an_assembly(string test, string part)
    {
        AssemblyCount[] counts = [.. Builds.AssembliesOf(test, part).Select(file => AssemblyCount.Of(file, Known.Value))];

        Assert.IsNotEmpty(counts);
        Assert.AreEqual("", string.Join('\n', counts.SelectMany(Limits.Passed)));
    }

    [TestMethod]
    public void Every_pack_stays_within_its_budget()
    {
        Dictionary<string, IReadOnlyList<AssemblyCount>> images = DeviceImage.All.Where(image => image.HasBudget).ToDictionary(image => image.Name, CountsOf);
        foreach ((string image, IReadOnlyList<AssemblyCount> packs) in images) Print(image, packs);
        if (Environment.GetEnvironmentVariable("POCKETSPY_WRITE_BUDGETS") == "1")
        {
            File.WriteAllText(BudgetPath, BudgetFile.For(images).Format());
            return;
        }
        BudgetFile budgets = BudgetFile.Parse(File.ReadAllText(BudgetPath));

        string[] lines = [.. images.SelectMany(image => budgets.Compare(image.Key, image.Value))];

        if (lines.Length != 0)
            Assert.Fail(string.Join('\n', lines) + "\nPOCKETSPY_WRITE_BUDGETS=1 dotnet test tests/DeviceBuild.Tests writes the budgets anew: commit them with what made it necessary.");
    }

    private static IReadOnlyList<AssemblyCount> CountsOf(DeviceImage image) => [.. Builds.PacksOf(image).Select(file => AssemblyCount.Of(file, Known.Value))];

    private void Print(string image, IReadOnlyList<AssemblyCount> packs)
    {
        TestContext.WriteLine($"{image,-24}" + string.Concat(Figure.All.Select(figure => $"{figure.Column,11}")));
        foreach (AssemblyCount pack in packs) TestContext.WriteLine($"{pack.Name,-24}" + string.Concat(Figure.All.Select(figure => $"{figure.Get(pack),11}")));
        TestContext.WriteLine($"{"all",-24}" + string.Concat(Figure.All.Select(figure => $"{packs.Sum(figure.Get),11}")));
    }
}
