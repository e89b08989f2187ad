using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary><c>box flash</c> as its user meets it, with a nanoff that only notes what it is told.</summary>
[TestClass]
public class FlashTests
{
    private const string Board = "esp32-wroom-32";

    public static IEnumerable<object[]> Boards => Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "boards")).Select(folder => new object[] { Path.GetFileName(folder) });

    [TestMethod]
    [Microsoft.VisualStudio.TestTools.UnitTesting.DynamicData(nameof(Boards))]
    public void A_dry_run_prints_commands_that_agree_with_the_partitions_of(string board)
    {
        JsonElement json = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "boards", board, "board.json"))).RootElement;
        string target = json.GetProperty("firmware").GetProperty("target").GetString();
        string deploy = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "partitions", json.GetProperty("partitions").GetString())).First(line => line.StartsWith("deploy,", StringComparison.Ordinal));
        string address = deploy.Split(',')[3].Trim();

        (int exitCode, string output) = BoxProcess.Execute("flash", "--board", board, "--port", "/dev/ttyUSB7", "--image", "box.bin", "--dry-run");

        Assert.AreEqual(0, exitCode, output);
        string[] lines = output.TrimEnd().Split('\n');
        Assert.AreEqual(4, lines.Length, output);
        Assert.IsTrue(lines.All(line => line.StartsWith("nanoff ", StringComparison.Ordinal) && line.Contains("--serialport /dev/ttyUSB7", StringComparison.Ordinal)), output);
        StringAssert(lines[1], $"--target {target} --update");
        StringAssert(lines[2], $"--target {target} --deploy --image box.bin --address {address} ");
        Assert.IsFalse(lines[1].Contains("--address", StringComparison.Ordinal) || lines[1].Contains("--deploy", StringComparison.Ordinal), "with --update nanoff passes over --address");
        StringAssert(lines[3], "--nanodevice");
    }

    [TestMethod]
    public void What_is_run_is_what_the_dry_run_printed()
    {
        using FakeNanoff nanoff = new();
        string[] printed = nanoff.Flash(Board, "--firmware-version", "1.17.0.9", "--baud", "115200", "--dry-run").Output.TrimEnd().Split('\n');
        Assert.AreEqual(0, nanoff.Calls.Length);

        (int exitCode, string output) = nanoff.Flash(Board, "--firmware-version", "1.17.0.9", "--baud", "115200");

        Assert.AreEqual(0, exitCode, output);
        Assert.AreEqual(string.Join('\n', printed.Select(line => line.TrimEnd())), string.Join('\n', nanoff.Calls.Select(call => call.Replace(" -v m", "", StringComparison.Ordinal))));
        StringAssert(nanoff.Calls[1], "--fwversion 1.17.0.9");
        StringAssert(output, "flashed and verified: esp32-wroom-32 runs ESP32_REV3 1.17.0.9 with PocketSpy.App 1.2.0");
        StringAssert(output, "next: ");
    }

    [DataRow("look", 4000, "E4000 while asking the chip what it is: the chip does not answer", "Hold BOOT")]
    [DataRow("look", 6002, "E6002", "Close every other program that uses the port")]
    [DataRow("look", 4005, "E4005", "Close every other program that uses the port")]
    [DataRow("update", 9007, "E9007 while writing the firmware", "--firmware-archive DIR")]
    [DataRow("update", 9005, "E9005", "--firmware-version V")]
    [DataRow("update", 4001, "E4001", "4 MB of flash")]
    [DataRow("update", 134, "exit code 134", "lines above")]
    [DataRow("deploy", 4003, "E4003 while writing PocketSpy", "another cable")]
    [DataRow("verify", 2000, "all was written, but the firmware does not answer: E2000", "Press EN or RESET")]
    [TestMethod]
    public void Each_failure_of_nanoff_names_the_next_step_and_stops(string step, int code, string cause, string next)
    {
        using FakeNanoff nanoff = new();
        nanoff.Fails(step, code);
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, cause);
        StringAssert(output, "Next: ");
        StringAssert(output, next);
        Assert.AreEqual(1 + Array.IndexOf(["look", "update", "deploy", "verify"], step), nanoff.Calls.Length, "nothing is called after the failure");
    }

    [DataRow("ESP32-S3 (ESP32-S3 (QFN56) (revision v0.2))", 4, "is an ESP32-S3, but esp32-wroom-32 is an ESP32", "--board")]
    [DataRow("ESP32-C3 (ESP32-C3 (QFN32) (revision v0.4))", 4, "is an ESP32-C3", "--board")]
    [DataRow("ESP32 (ESP32-D0WDQ6 (revision v1.0))", 4, "revision 1", "--firmware-target ESP32_REV0")]
    [DataRow("ESP32 (ESP32-D0WD-V3 (revision v3.1))", 2, "2 MB of flash", "take another board")]
    [TestMethod]
    public void A_chip_that_is_not_the_boards_is_not_written(string chip, int megabytes, string cause, string next)
    {
        using FakeNanoff nanoff = new(chip: chip, megabytes: megabytes);
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, cause);
        StringAssert(output, next);
        Assert.AreEqual(1, nanoff.Calls.Length, output);
    }

    [TestMethod]
    public void A_board_with_more_flash_gets_the_layout_of_that_flash()
    {
        using FakeNanoff nanoff = new(megabytes: 16);
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(0, exitCode, output);
        StringAssert(output, "16 MB of flash instead of 4; its layout is partitions/esp32_16mb.csv");
    }

    [TestMethod]
    public void A_firmware_that_does_not_fit_the_program_is_told_by_library_and_checksum()
    {
        using FakeNanoff nanoff = new();
        nanoff.Prints("verify", FakeProgram.Details("ESP32_REV3", 0x8EFB9944));
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "firmware 1.17.0.9 does not fit the program, which will not start: System.Net 1.2.0 wants 0x6DFA71D6, the firmware has 0x8EFB9944");
        StringAssert(output, "--firmware-version V");
    }

    [TestMethod]
    public void A_program_that_was_not_loaded_and_a_firmware_of_another_name_are_no_success()
    {
        using FakeNanoff nanoff = new();
        nanoff.Prints("verify", FakeProgram.Details("ESP32_REV3", FakeProgram.NetChecksum, "mscorlib"));
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "did not load the program");

        nanoff.Prints("verify", FakeProgram.Details("ESP32_PSRAM_REV3"));
        (exitCode, output) = nanoff.Flash(Board, "--program-only");
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "runs the firmware ESP32_PSRAM_REV3, not ESP32_REV3");
    }

    [TestMethod]
    public void Everything_is_erased_only_after_a_yes()
    {
        using FakeNanoff nanoff = new();
        (int exitCode, string output) = nanoff.FlashAnswering("no\n", Board, "--mass-erase");
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "nothing was erased");
        Assert.AreEqual(0, nanoff.Calls.Length);
        Assert.AreEqual(0, nanoff.FlashAnswering("yes\n", Board, "--mass-erase").ExitCode);
        StringAssert(nanoff.Calls[1], "--masserase");
        Assert.AreEqual(0, nanoff.Flash(Board, "--mass-erase", "--yes").ExitCode);
        Assert.IsFalse(nanoff.Flash(Board).Output.Contains("--masserase", StringComparison.Ordinal), "it is never the default");
    }

    [TestMethod]
    public void A_board_without_automatic_reset_is_waited_for_before_each_call()
    {
        using FakeNanoff nanoff = new("ESP32_WT32_ETH01");
        (int exitCode, string output) = nanoff.FlashAnswering("\n\n\n\n", "wt32-eth01", "--pause");
        Assert.AreEqual(0, exitCode, output);
        Assert.AreEqual(4, output.Split("then press Enter:").Length - 1, output);
        StringAssert(output, "IO0 off GND");
        Assert.AreEqual(4, nanoff.Calls.Length);
    }

    [TestMethod]
    public void Without_nanoff_the_command_that_installs_it_is_named()
    {
        using FakeNanoff nanoff = new();
        (int exitCode, string output) = nanoff.FlashWithoutNanoff(Board);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "`dotnet tool install -g nanoff`");
    }

    [TestMethod]
    public void A_port_that_is_missing_or_in_use_is_told_before_anything_is_called()
    {
        using FakeNanoff nanoff = new();
        using (FileStream held = File.OpenRead(nanoff.Port))
        {
            (int code, string told) = nanoff.Flash(Board);
            Assert.AreEqual(1, code, told);
            StringAssert(told, "is in use by ");
            StringAssert(told, $"(process {Environment.ProcessId})");
        }
        File.Delete(nanoff.Port);
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(1, exitCode, output);
        StringAssert(output, "There is no serial port");
        Assert.AreEqual(0, nanoff.Calls.Length);
    }

    [TestMethod]
    public void A_program_that_is_missing_broken_or_too_large_is_told_before_anything_is_called()
    {
        using FakeNanoff nanoff = new();
        File.WriteAllBytes(nanoff.Image, FakeProgram.Image(2 * 1024 * 1024));
        CheckRefused(nanoff, "the partition deploy of esp32-wroom-32 holds 1,835,008");
        File.WriteAllBytes(nanoff.Image, FakeProgram.Image()[..^8]);
        CheckRefused(nanoff, "does not consist of whole assemblies");
        File.WriteAllBytes(nanoff.Image, FakeProgram.Assembly("Blinky", 0, 0));
        CheckRefused(nanoff, "has no PocketSpy.App in it, but Blinky");
        File.WriteAllText(nanoff.Image, "");
        CheckRefused(nanoff, "does not consist of whole assemblies");
        File.Delete(nanoff.Image);
        CheckRefused(nanoff, "Build it with `dotnet build firmware/App -c Release -p:Device=true -p:Board=esp32-wroom-32`");
    }

    [DataRow("flash", "Name the board with --board, one of esp32-s3-n16r8, ")]
    [DataRow("flash --board toaster --port x", "--board toaster is none of the boards")]
    [DataRow("flash --board ../partitions --port x", "is none of the boards")]
    [DataRow("flash --board esp32-wroom-32 --port x --mass-erase --program-only", "leave out --program-only")]
    [TestMethod]
    public void Wrong_options_are_one_line_and_exit_code_2(string arguments, string told)
    {
        (int exitCode, string output) = BoxProcess.Execute(arguments.Split(' '));
        Assert.AreEqual(2, exitCode, output);
        Assert.AreEqual(1, output.TrimEnd().Split('\n').Length, output);
        StringAssert(output, told);
    }

    private static void CheckRefused(FakeNanoff nanoff, string told)
    {
        (int exitCode, string output) = nanoff.Flash(Board);
        Assert.AreEqual(2, exitCode, output);
        StringAssert(output, told);
        Assert.AreEqual(0, nanoff.Calls.Length);
    }

    private static void StringAssert(string text, string part) =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
