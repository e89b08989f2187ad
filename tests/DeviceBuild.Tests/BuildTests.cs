using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using PocketSpy.DeviceBuild.Tests.Building;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>Everything that is meant for the device compiles for it.</summary>
[TestClass]
public class BuildTests
{
    public static IEnumerable<object[]> Images => DeviceImage.All.Select(image => new object[] { image.Name });

    public static IEnumerable<object[]> Tests => Repository.DeviceTests.SelectMany(test => Repository.PartsOf(test).Select(part => new object[] { test, part }));

    [TestMethod]
    [DynamicData(nameof(Images))]
    public void The_firmware_compiles_without_a_warning_for(string name)
    {
        DeviceImage image = DeviceImage.All.Single(image => image.Name == name);

        Builds.AssertClean(Builds.Of(image));

        string[] built = [.. Builds.PacksOf(image).Select(Path.GetFileNameWithoutExtension)];
        Assert.AreEqual("PocketSpy.App", built[0]);
        Assert.IsGreaterThan(1, built.Length);
    }

    [TestMethod]
    public void The_build_says_what_it_was_compiled_against()
    {
        DotnetRun run = Builds.Of(DeviceImage.All[0]);

        string expected = Builds.Choice == "packages"
            ? "device build: against nanoFramework's packages"
            : "device build: against reference assemblies made from the API list";
        Assert.AreEqual(1, run.Output.Split('\n').Count(line => line.Contains(expected, StringComparison.Ordinal)), run.Output);
    }

    [TestMethod]
    [DynamicData(nameof(Images))]
    public void There_are_files_for_the_device_only_where_the_packages_are(string name)
    {
        DeviceImage image = DeviceImage.All.Single(image => image.Name == name);
        string[] files = [.. Builds.PacksOf(image).Select(pack => Path.ChangeExtension(pack, ".pe")).Where(File.Exists)];

        Assert.HasCount(Builds.Choice == "packages" ? Builds.PacksOf(image).Count : 0, files);
        Assert.IsFalse(files.Any(file => File.ReadAllText(file) == Builds.EarlierFile));
    }

    [TestMethod]
    [DynamicData(nameof(Tests))]
    public void The_tests_compile_for_the_device_without_a_warning(string test, string part)
    {
        DotnetRun run = Builds.OfTests();

        // What is said of other tests is told by theirs.
        Assert.AreEqual("", string.Join('\n', run.Complaints.Where(line => Names(line, $"{test}.csproj") || !Names(line, ".Tests.csproj"))));
        Assert.IsTrue(Builds.AssembliesOf(test, part).Any(file => Path.GetFileNameWithoutExtension(file) == "NFUnitTest"), run.Output);
    }

    [TestMethod]
    [DynamicData(nameof(Tests))]
    public void An_image_with_tests_has_no_program_of_ours_that_would_start_instead(string test, string part)
    {
        Assert.IsNotEmpty(Builds.AssembliesOf(test, part));
        foreach (string file in Builds.AssembliesOf(test, part))
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(file);
            Assert.IsNull(module.EntryPoint, file);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Tests))]
    public void Every_part_has_tests(string test, string part)
    {
        string file = Builds.AssembliesOf(test, part).Single(file => Path.GetFileNameWithoutExtension(file) == "NFUnitTest");
        using ModuleDefinition module = ModuleDefinition.ReadModule(file);

        Assert.IsTrue(module.Types.SelectMany(type => type.Methods).SelectMany(method => method.CustomAttributes)
            .Any(attribute => attribute.AttributeType.Name is "TestMethodAttribute" or "DataRowAttribute"));
    }

    private static bool Names(string line, string project) => line.Contains(project, StringComparison.Ordinal);
}
