using System;
using System.Globalization;
using System.Linq;
using nanoFramework.TestFramework;

namespace PocketSpy.Repository.Tests;

[TestClass]
public class PartitionTests
{
    private const long AppAlignment = 0x10000;
    private const long Alignment = 0x1000;

    [TestMethod]
    public void No_partition_overlaps_another_or_leaves_the_flash()
    {
        foreach (string file in Repository.Files(".csv").Where(path => path.StartsWith("partitions/", StringComparison.Ordinal)))
        {
            long end = 0;
            foreach (string[] cells in Rows(file))
            {
                long offset = Number(cells[3]);
                Assert.IsTrue(offset >= end, $"{cells[0]} of {file} overlaps the one before");
                Assert.AreEqual(0L, offset % (cells[1] == "app" ? AppAlignment : Alignment), $"alignment of {cells[0]} of {file}");
                end = offset + Number(cells[4]);
            }
            long flash = long.Parse(file.Split('_')[1].Split("mb")[0], CultureInfo.InvariantCulture) << 20;
            Assert.IsTrue(end <= flash, $"{file} is larger than the flash");
        }
    }

    [TestMethod]
    public void The_labels_of_the_runtime_are_kept()
    {
        foreach (string file in Repository.Files(".csv").Where(path => path.StartsWith("partitions/", StringComparison.Ordinal)))
        {
            Assert.AreEqual("nvs phy_init factory deploy config", string.Join(' ', Rows(file).Select(cells => cells[0])), file);
        }
    }

    private static string[][] Rows(string file) =>
        [.. Repository.Read(file).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',').Select(cell => cell.Trim()).ToArray())];

    private static long Number(string text) => Convert.ToInt64(text, 16);
}
