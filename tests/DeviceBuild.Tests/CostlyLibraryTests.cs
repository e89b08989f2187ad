using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using PocketSpy.DeviceBuild.Tests.Building;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>Libraries that cost a small board too much heap are in no image of one.</summary>
[TestClass]
public class CostlyLibraryTests
{
    private static readonly string[] Costly = ["nanoFramework.Hardware.Esp32", "nanoFramework.Json"];

    [TestMethod]
    [DataRow("consoles", false)]
    [DataRow("everything", true)]
    public void Only_the_image_everything_uses_the_libraries_of_the_chip_and_of_documents(string name, bool uses)
    {
        DeviceImage image = DeviceImage.All.Single(image => image.Name == name);
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string pack in Builds.PacksOf(image))
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(pack);
            used.UnionWith(module.AssemblyReferences.Select(reference => reference.Name));
        }

        Assert.AreEqual(uses ? string.Join(' ', Costly) : "", string.Join(' ', used.Intersect(Costly)));
    }

    // What a project names is loaded on the device, used or not.
    [TestMethod]
    [DataRow("-p:Image=consoles", false)]
    [DataRow("-p:Image=everything", true)]
    [DataRow("-p:Modules=\"network;web\"", false, DisplayName = "modules of one's own")]
    [DataRow("-p:Modules=\"network;web;board\"", true, DisplayName = "modules of one's own, with board")]
    public void Only_an_image_with_the_board_names_their_packages(string modules, bool names)
    {
        DotnetRun run = DotnetRun.Start(["msbuild", Repository.PathOf("firmware", "App", "App.csproj"), "-nologo", "-nodeReuse:false", "-p:Device=true", modules, "-getItem:PackageReference"]);

        Builds.AssertClean(run);
        using JsonDocument answer = JsonDocument.Parse(run.Output);
        string[] packages = [.. answer.RootElement.GetProperty("Items").GetProperty("PackageReference").EnumerateArray().Select(package => package.GetProperty("Identity").GetString())];
        Assert.IsTrue(packages.Contains("nanoFramework.System.Device.Gpio"), run.Output);
        Assert.AreEqual(names ? string.Join(' ', Costly) : "", string.Join(' ', packages.Intersect(Costly)));
    }
}
