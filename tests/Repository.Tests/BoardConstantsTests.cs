using System;
using System.Diagnostics;
using System.IO;
using nanoFramework.TestFramework;

namespace PocketSpy.Repository.Tests;

/// <summary>What the build task makes of a board.json.</summary>
[TestClass]
public class BoardConstantsTests
{
    [TestMethod]
    public void A_board_becomes_constants_and_pins_that_it_lacks_are_minus_one()
    {
        string text = Generate("m5stack-core2", "32");
        foreach (string line in (string[])
        [
            "string Name = \"m5stack-core2\";", "int Led = -1;", "bool LedActiveLow = false;", "int Button = -1;", "bool Large = true;", "bool Ethernet = false;", "int Sockets = 32;",
            "int FileKilobytes = 3072;",
        ])
        {
            Assert.IsTrue(text.Contains($"public const {line}", StringComparison.Ordinal), $"{line} is missing in {text}");
        }
        text = Generate("wt32-eth01", "");
        foreach (string line in (string[])["int Led = 33;", "int Button = 32;", "bool Large = false;", "bool Ethernet = true;", "int Sockets = 16;", "int FileKilobytes = 256;"])
        {
            Assert.IsTrue(text.Contains($"public const {line}", StringComparison.Ordinal), $"{line} is missing in {text}");
        }
    }

    [TestMethod]
    public void The_constants_of_the_standard_board_are_those_of_its_board_json()
    {
        string kept = File.ReadAllText(Path.Combine(Repository.Root, "firmware", "App", "BoardPins.cs"));
        Assert.AreEqual(Generate("esp32-wroom-32", ""), kept);
    }

    private static string Generate(string board, string sockets)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("board-constants-").FullName, "BoardPins.g.cs");
        string project = Path.Combine(Repository.Root, "firmware", "App", "App.csproj");
        ProcessStartInfo start = new("dotnet", ["msbuild", project, "-nologo", "-nodeReuse:false", "-t:BoardPins", $"-p:Board={board}", $"-p:Sockets={sockets}", $"-p:BoardPinsFile={file}"])
        {
            RedirectStandardOutput = true,
        };
        // Of the test run itself; they would lead this build astray.
        foreach (string name in (string[])["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"]) start.Environment.Remove(name);
        using Process build = Process.Start(start);
        string output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.AreEqual(0, build.ExitCode, output);
        return File.ReadAllText(file);
    }
}
