using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract;

[TestClass]
public class ProjectTests
{
    public static IEnumerable<object[]> Rooms => Firmware.Rooms.Select(room => new object[] { room });

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void Packages_cover_every_library_that_is_used_by(string room)
    {
        var coverage = new PackageCoverage(DeviceApi.Default, ProjectFile.Of);

        Assert.AreEqual("", string.Join('\n', coverage.Check(Firmware.Read(room))));
    }

    [TestMethod]
    [DataRow("nanoFramework.System.Text", "", 4, DisplayName = "Nothing brings System.IO.File")]
    [DataRow("nanoFramework.System.IO.FileSystem", "", 0, DisplayName = "The package of its own")]
    [DataRow("", "nanoFramework.System.IO.FileSystem", 0, DisplayName = "The package of a project below")]
    [DataRow("nanoFramework.System.IO.Streams", "", 4, DisplayName = "The package of the base class only")]
    public void A_file_without_a_package_is_reported_where_it_is_used(string own, string below, int line)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("device-contract").FullName, "Sample.cs");
        File.WriteAllText(file, "using System.IO;\npublic static class Sample\n{\n    public static bool Run() => File.Exists(\"I:\");\n}\n");
        Subject subject = SourceCompiler.Emit(SourceCompiler.Compile("PocketSpy.Top", [file], SourceCompiler.Libraries));
        var projects = new Dictionary<string, ProjectFile>
        {
            ["Top"] = Project(own, "../Below/Below.csproj"),
            ["Below"] = Project(below, ""),
        };

        Finding found = new PackageCoverage(DeviceApi.Default, name => projects[name]).Check(subject).SingleOrDefault();

        Assert.AreEqual(line, found?.Line ?? 0);
        if (found is not null) StringAssert.Contains(found.Message, "nanoFramework.System.IO.FileSystem in Top.csproj", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_project_of_the_PC_alone_counts_for_nothing_on_the_device()
    {
        XDocument content = XDocument.Parse(
            "<Project><ItemGroup Condition=\"'$(Device)' != 'true'\"><ProjectReference Include=\"../../tools/HostHashing/HostHashing.csproj\" /></ItemGroup></Project>");

        Assert.IsEmpty(new ProjectFile("Wire.csproj", content).Projects);
    }

    [TestMethod]
    [DataRow("Net", "Core", "", DisplayName = "Net may use Core")]
    [DataRow("Wire", "Storage", "Wire -> Storage", DisplayName = "Wire may not use Storage")]
    [DataRow("Core", "Net", "Core -> Net", DisplayName = "Core may not use Net")]
    [DataRow("Matchmaking", "Presence", "Matchmaking -> Presence", DisplayName = "Modules may not use each other but where it is said")]
    [DataRow("Net", "Box", "Net -> Box", DisplayName = "The firmware may not use a tool")]
    public void Only_references_downwards_are_allowed(string from, string to, string expected) =>
        Assert.AreEqual(expected, string.Join(", ", Upwards(from, [to])));

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void Dependencies_point_down_from(string room)
    {
        using ModuleDefinition module = Firmware.ReadModule(Firmware.FileOf(room));
        IEnumerable<string> assemblies = module.AssemblyReferences.Select(reference => reference.Name).Where(Subject.IsOurs).Select(name => name.Split('.')[^1]);

        Assert.AreEqual("", string.Join(", ", Upwards(room, assemblies.Union(ProjectFile.Of(room).Projects))));
    }

    private static IEnumerable<string> Upwards(string from, IEnumerable<string> references) =>
        references.Where(to => !Firmware.Below(from).Contains(to) && !ProjectFile.Packs.Contains(to)).Select(to => from + " -> " + to);

    private static ProjectFile Project(string package, string project) => new("Sample.csproj", new XDocument(new XElement(
        "Project",
        new XElement(
            "ItemGroup",
            package.Length == 0 ? null : new XElement("PackageReference", new XAttribute("Include", package)),
            project.Length == 0 ? null : new XElement("ProjectReference", new XAttribute("Include", project))))));
}
