using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using nanoFramework.TestFramework;

namespace PocketSpy.Repository.Tests;

[TestClass]
public class PartitionTests
{
    private const long AppAlignment = 0x10000;
    private const long Alignment = 0x1000;

    // Twice what PocketSpy and its class libraries take, docs/budgets.md.
    private const long ProgramBytes = 1024 * 1024;

    // More cannot be mapped; nf-interpreter, issue 691, as its own layouts say.
    private const long MappedBytes = 3584 * 1024;

    [TestMethod]
    public void No_partition_overlaps_another_or_leaves_the_flash()
    {
        foreach (string file in Files())
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
        foreach (string file in Files())
        {
            Assert.AreEqual("nvs phy_init factory deploy config", string.Join(' ', Rows(file).Select(cells => cells[0])), file);
        }
    }

    [TestMethod]
    public void There_is_a_layout_for_each_chip_and_size()
    {
        foreach (string chip in (string[])["esp32", "esp32s3"])
        {
            foreach (int size in (int[])[4, 8, 16]) Assert.IsTrue(Files().Contains($"partitions/{chip}_{size}mb.csv"), $"{chip} {size}");
        }
    }

    [TestMethod]
    public void The_program_fits_and_the_chip_can_map_it()
    {
        foreach (string file in Files())
        {
            long deploy = Number(Rows(file).First(cells => cells[0] == "deploy")[4]);
            Assert.IsTrue(deploy >= ProgramBytes, file);
            Assert.IsTrue(deploy <= MappedBytes, file);
        }
    }

    [TestMethod]
    public void Bootloader_and_table_lie_ahead_of_the_first_partition()
    {
        foreach (string file in Files())
        {
            Match ahead = Regex.Match(Repository.Read(file), "^# Ahead of them: bootloader at (0x[0-9A-F]+), partition table at (0x[0-9A-F]+)$", RegexOptions.Multiline);
            Assert.IsTrue(ahead.Success, file);
            Assert.IsTrue(Number(ahead.Groups[1].Value) < Number(ahead.Groups[2].Value) && Number(ahead.Groups[2].Value) < Number(Rows(file)[0][3]), file);
        }
    }

    [TestMethod]
    public void Offsets_stand_nowhere_else()
    {
        // Small ones are too common to be looked for: 65,536 is a number like any other.
        long[] offsets = [.. Files().SelectMany(Rows).Select(cells => Number(cells[3])).Where(offset => offset > AppAlignment).Distinct()];
        Regex numbers = new(string.Join('|', offsets.Select(offset => $"0[xX]0*{offset:X}(?![0-9A-F])|(?<![0-9_,.]){offset}(?![0-9])|(?<![0-9_,.]){offset.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '_')}(?![0-9_])")), RegexOptions.IgnoreCase);
        string[] ends = [".md", ".cs", ".json", ".csproj", ".props", ".targets", ".csv", "sdkconfig.32-sockets"];
        foreach (string file in ends.SelectMany(Repository.Files).Where(path => !path.StartsWith("partitions/", StringComparison.Ordinal)))
        {
            Match found = numbers.Match(Repository.Read(file));
            Assert.IsFalse(found.Success, $"{found.Value} in {file}: name the partition, partitions/ has its offset");
        }
    }

    private static string[] Files() => [.. Repository.Files(".csv").Where(path => path.StartsWith("partitions/", StringComparison.Ordinal))];

    private static string[][] Rows(string file) =>
        [.. Repository.Read(file).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(',').Select(cell => cell.Trim()).ToArray())];

    private static long Number(string text) => Convert.ToInt64(text, 16);
}
