using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceBuild.Tests.Building;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>Packages where they restore, reference assemblies where they do not; and never one in the place of the other in silence.</summary>
[TestClass]
public class SwitchTests
{
    [TestMethod]
    public void Where_all_packages_restore_the_build_uses_them()
    {
        using LocalFeed feed = new();
        DotnetRun run = Compile("Wire", feed);

        Builds.AssertClean(run);
        StringAssert.Contains(run.Output, "device build: against nanoFramework's packages", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("nanoFramework.TestFramework", DisplayName = "which only the tests need")]
    [DataRow("nanoFramework.System.Device.Gpio", DisplayName = "which only the program needs")]
    [DataRow("nanoFramework.Runtime.Events", DisplayName = "which only other packages need")]
    public void Where_one_package_is_missing_the_build_uses_none(string missing)
    {
        using LocalFeed feed = new(missing);
        DotnetRun run = DotnetRun.Start(
            ["msbuild", Repository.PathOf("firmware", "NanoReferences.proj"), "-nologo", "-nodeReuse:false", "-getTargetResult:Choose", "-p:NanoOutput=" + feed.Output],
            feed.Environment);

        Builds.AssertClean(run);
        StringAssert.Contains(run.Output, "\"Identity\": \"api\"", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Packages_that_were_asked_for_and_do_not_restore_are_an_error()
    {
        using LocalFeed feed = new("nanoFramework.System.Text");
        DotnetRun run = Compile("Wire", feed, "-p:NanoReferences=packages");

        Assert.AreNotEqual(0, run.ExitCode);
        string[] missing = [.. run.Complaints.Where(line => line.Contains("NU1101", StringComparison.Ordinal))];
        Assert.IsTrue(missing.Any(line => line.Contains("nanoFramework.System.Text", StringComparison.Ordinal)), run.Output);
    }

    [TestMethod]
    public void What_was_restored_for_the_one_is_not_built_for_the_other()
    {
        using LocalFeed feed = new();
        Builds.AssertClean(Call("Games", feed, "-t:Restore"));
        DotnetRun run = Call("Games", feed, "-t:Compile", "-p:NanoReferences=api");

        Assert.AreNotEqual(0, run.ExitCode);
        StringAssert.Contains(run.Output, "Games was restored for NanoReferences=packages, not api: restore it again.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_third_way_is_refused()
    {
        using LocalFeed feed = new();
        DotnetRun run = Call("Games", feed, "-t:Restore", "-p:NanoReferences=both");

        Assert.AreNotEqual(0, run.ExitCode);
        StringAssert.Contains(run.Output, "NanoReferences is packages or api, not both.", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_probe_that_fails_for_another_reason_is_an_error_and_no_answer()
    {
        using LocalFeed feed = new();
        feed.Damage("nanoFramework.System.Text");
        DotnetRun run = Call("Games", feed, "-t:Restore");

        Assert.AreNotEqual(0, run.ExitCode);
        StringAssert.Contains(run.Output, "It cannot be told whether nanoFramework's packages restore", StringComparison.Ordinal);
    }

    // Up to the assembly: a .pe file takes the real metadata processor.
    private static DotnetRun Compile(string room, LocalFeed feed, params string[] arguments) => Call(room, feed, ["-restore", "-t:Compile", .. arguments]);

    private static DotnetRun Call(string room, LocalFeed feed, params IEnumerable<string> arguments) => DotnetRun.Start(
        ["msbuild", Repository.PathOf("firmware", room, room + ".csproj"), "-nologo", "-nodeReuse:false", "-p:Device=true", "-p:Configuration=Release",
            "-p:RunAnalyzers=false", "-p:NanoOutput=" + feed.Output, .. arguments],
        feed.Environment);
}
