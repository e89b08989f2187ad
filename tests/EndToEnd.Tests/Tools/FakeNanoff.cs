using System;
using System.Collections.Generic;
using System.IO;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary>
/// A nanoff on the PATH that notes its arguments, prints what the test says and fails where the test says. Its exit codes arrive with eight bits,
/// as those of the real one do outside of Windows.
/// </summary>
internal sealed class FakeNanoff : IDisposable
{
    private const string Script = """
        #!/bin/sh
        echo "nanoff $*" >> "$FAKE/calls"
        case " $* " in
          *" --nanodevice "*) step=verify ;;
          *" --update "*) step=update ;;
          *" --deploy "*) step=deploy ;;
          *) step=look ;;
        esac
        if [ -f "$FAKE/$step.fails" ]; then exit $(($(cat "$FAKE/$step.fails") & 255)); fi
        cat "$FAKE/$step.prints" 2>/dev/null
        exit 0

        """;

    private readonly TemporaryFolder _folder = new();

    public FakeNanoff(string target = "ESP32_REV3", string chip = "ESP32 (ESP32-D0WD-V3 (revision v3.1))", int megabytes = 4)
    {
        string file = In("nanoff");
        File.WriteAllText(file, Script.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Prints("look", $"Reading details from chip...OK\n\nConnected to:\n{chip}\nFeatures Wi-Fi, BT\nFlash size {megabytes}MB unknown from GIGADEVICE (manufacturer 0xC8 device 0x4016)\nPSRAM: undetermined\n");
        Prints("verify", FakeProgram.Details(target));
        File.WriteAllText(Port, "");
        File.WriteAllBytes(Image, FakeProgram.Image());
    }

    /// <summary>Stands for the serial port.</summary>
    public string Port => In("port");

    /// <summary>The program.</summary>
    public string Image => In("PocketSpy.App.bin");

    /// <summary>All calls, one a line.</summary>
    public string[] Calls => File.Exists(In("calls")) ? File.ReadAllLines(In("calls")) : [];

    public string In(string name) => Path.Combine(_folder.Path, name);

    public void Prints(string step, string text) => File.WriteAllText(In(step + ".prints"), text);

    public void Fails(string step, int exitCode) => File.WriteAllText(In(step + ".fails"), $"{exitCode}");

    /// <summary>Runs <c>box flash</c> with it.</summary>
    public (int ExitCode, string Output) Flash(string board, params string[] more) => FlashAnswering("", board, more);

    /// <summary>Runs it with something typed in.</summary>
    public (int ExitCode, string Output) FlashAnswering(string input, string board, params string[] more) =>
        BoxProcess.ExecuteWith(Environment(_folder.Path + ":/usr/bin:/bin"), input, ["flash", "--board", board, "--port", Port, "--image", Image, "--start-seconds", "0", .. more]);

    /// <summary>Runs it on a PC without nanoff.</summary>
    public (int ExitCode, string Output) FlashWithoutNanoff(string board) =>
        BoxProcess.ExecuteWith(Environment("/usr/bin:/bin"), "", "flash", "--board", board, "--port", Port, "--image", Image);

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string> Environment(string path) => new() { ["PATH"] = path, ["HOME"] = _folder.Path, ["FAKE"] = _folder.Path };
}
