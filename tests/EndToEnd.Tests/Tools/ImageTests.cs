using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary><c>box image</c>: what it writes and what it refuses.</summary>
[TestClass]
public class ImageTests
{
    private const string Board = "esp32-s3-n16r8";

    [TestMethod]
    public void The_files_of_a_folder_are_joined_and_their_sum_is_right()
    {
        using TemporaryFolder folder = new();
        WritePeFiles(folder);
        string output = Path.Combine(folder.Path, "out");

        (int exitCode, string told) = BoxProcess.Execute("image", "--board", Board, "--pe-dir", folder.Path, "--out", output);

        Assert.AreEqual(0, exitCode, told);
        byte[] image = File.ReadAllBytes(Path.Combine(output, "PocketSpy.App.bin"));
        Assert.IsTrue(image.SequenceEqual(FakeProgram.Image()), "joined in the order of names, padded to four bytes");
        Assert.AreEqual($"{Convert.ToHexStringLower(SHA256.HashData(image))}  PocketSpy.App.bin\n", File.ReadAllText(Path.Combine(output, "SHA256SUMS")));
        Assert.IsFalse(File.Exists(Path.Combine(output, "manifest.json")), "a browser installer needs the firmware too");
        StringAssert(told, "add --firmware-archive DIR");
    }

    [TestMethod]
    public void With_firmware_there_is_a_manifest_with_every_part_at_its_offset()
    {
        using TemporaryFolder folder = new();
        WritePeFiles(folder);
        WriteArchive(folder, "ESP32_S3_OCTAL-1.17.0.9.zip", "bootloader.bin", "nanoCLR.bin", "partitions_4mb.bin", "partitions_16mb.bin");
        WriteArchive(folder, "ESP32_S3_OCTAL-1.9.0.10.zip", "old.bin");
        string output = Path.Combine(folder.Path, "out");

        (int exitCode, string told) = BoxProcess.Execute("image", "--board", Board, "--pe-dir", folder.Path, "--firmware-archive", folder.Path, "--out", output);

        Assert.AreEqual(0, exitCode, told);
        JsonElement build = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "manifest.json"))).RootElement.GetProperty("builds")[0];
        Assert.AreEqual("ESP32-S3", build.GetProperty("chipFamily").GetString());
        Dictionary<string, long> offsets = build.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("path").GetString(), part => part.GetProperty("offset").GetInt64());
        string[] layout = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "partitions", "esp32s3_16mb.csv"));
        Assert.AreEqual(OffsetIn(layout, "factory"), offsets["nanoCLR.bin"]);
        Assert.AreEqual(OffsetIn(layout, "deploy"), offsets["PocketSpy.App.bin"]);
        StringAssert(layout[1], $"bootloader at 0x{offsets["bootloader.bin"]:X}, partition table at 0x{offsets["partitions.bin"]:X}");
        foreach (string line in File.ReadLines(Path.Combine(output, "SHA256SUMS")))
        {
            Assert.AreEqual(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(output, line[66..])))), line);
        }
        Assert.AreEqual("partitions_16mb.bin", File.ReadAllText(Path.Combine(output, "partitions.bin")), "the table for this board's flash");
    }

    [TestMethod]
    public void What_the_archive_lacks_is_named()
    {
        using TemporaryFolder folder = new();
        WritePeFiles(folder);
        WriteArchive(folder, "ESP32_S3_OCTAL-1.17.0.9.zip", "bootloader.bin");
        string output = Path.Combine(folder.Path, "out");
        (int exitCode, string told) = BoxProcess.Execute("image", "--board", Board, "--pe-dir", folder.Path, "--firmware-archive", folder.Path, "--out", output);
        Assert.AreEqual(1, exitCode, told);
        StringAssert(told, "has no partitions_16mb.bin, nanoCLR.bin, so there is no manifest");

        (exitCode, told) = BoxProcess.Execute("image", "--board", "wt32-eth01", "--pe-dir", folder.Path, "--firmware-archive", folder.Path, "--out", output);
        Assert.AreEqual(2, exitCode, told);
        StringAssert(told, "nanoff --updatearchive");
    }

    [TestMethod]
    public void A_program_that_would_not_start_on_the_firmware_is_refused_with_the_one_that_fits()
    {
        using TemporaryFolder folder = new();
        WritePeFiles(folder);
        string[] parts = ["bootloader.bin", "nanoCLR.bin", "partitions_16mb.bin"];
        WriteArchive(folder, "ESP32_S3_OCTAL-1.17.0.9.zip", parts);
        AddNatives(folder, "ESP32_S3_OCTAL-1.17.0.9.zip", "mscorlib,100.22.0.4,0x1549DAF2\r\nSystem.Net,100.2.0.12,0x6DFA71D6\r\n");
        WriteArchive(folder, "ESP32_S3_OCTAL-1.18.0.1.zip", parts);
        AddNatives(folder, "ESP32_S3_OCTAL-1.18.0.1.zip", "mscorlib,100.22.0.4,0x1549DAF2\r\nSystem.Net,100.2.0.14,0x11223344\r\n");
        string[] command = ["image", "--board", Board, "--pe-dir", folder.Path, "--firmware-archive", folder.Path, "--out", Path.Combine(folder.Path, "out")];

        (int exitCode, string told) = BoxProcess.Execute(command);
        Assert.AreEqual(2, exitCode, told);
        StringAssert(told, "System.Net 1.2.0 needs the native half 0x6DFA71D6, the firmware has 100.2.0.14 with 0x11223344");
        StringAssert(told, "These fit: --firmware-version 1.17.0.9.");
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.Path, "out")), "nothing was written");

        (exitCode, told) = BoxProcess.Execute([.. command, "--firmware-version", "1.17.0.9"]);
        Assert.AreEqual(0, exitCode, told);
    }

    [TestMethod]
    public void A_folder_without_assemblies_and_a_missing_program_name_the_build()
    {
        using TemporaryFolder folder = new();
        (int exitCode, string told) = BoxProcess.Execute("image", "--board", Board, "--pe-dir", folder.Path);
        Assert.AreEqual(2, exitCode, told);
        StringAssert(told, "dotnet build firmware/App -c Release -p:Device=true -p:Board=esp32-s3-n16r8");
        File.WriteAllText(Path.Combine(folder.Path, "a.pe"), "no assembly");
        (exitCode, told) = BoxProcess.Execute("image", "--board", Board, "--pe-dir", folder.Path);
        Assert.AreEqual(2, exitCode, told);
        StringAssert(told, "a.pe is not an assembly");
        (exitCode, told) = BoxProcess.Execute("image", "--board", Board, "--image", Path.Combine(folder.Path, "none.bin"));
        Assert.AreEqual(2, exitCode, told);
        StringAssert(told, "is not there");
    }

    private static void WritePeFiles(TemporaryFolder folder)
    {
        File.WriteAllBytes(Path.Combine(folder.Path, "PocketSpy.App.pe"), Unpadded("PocketSpy.App", 0, 0));
        File.WriteAllBytes(Path.Combine(folder.Path, "System.Net.pe"), Unpadded("System.Net", FakeProgram.NetChecksum, 2));
    }

    private static byte[] Unpadded(string name, uint checksum, int more)
    {
        byte[] padded = FakeProgram.Assembly(name, checksum, more);
        return padded[..BitConverter.ToInt32(padded, 100)];
    }

    // Each file holds its own name.
    private static void WriteArchive(TemporaryFolder folder, string name, params string[] files)
    {
        using ZipArchive zip = ZipFile.Open(Path.Combine(folder.Path, name), ZipArchiveMode.Create);
        foreach (string file in files)
        {
            using StreamWriter writer = new(zip.CreateEntry(file).Open());
            writer.Write(file);
        }
    }

    private static void AddNatives(TemporaryFolder folder, string name, string text)
    {
        using ZipArchive zip = ZipFile.Open(Path.Combine(folder.Path, name), ZipArchiveMode.Update);
        using StreamWriter writer = new(zip.CreateEntry("native_assemblies.csv").Open());
        writer.Write(text);
    }

    private static long OffsetIn(string[] layout, string label) =>
        Convert.ToInt64(layout.First(line => line.StartsWith(label + ",", StringComparison.Ordinal)).Split(',')[3].Trim(), 16);

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
