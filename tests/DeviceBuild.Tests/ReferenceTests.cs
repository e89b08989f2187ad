using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;
using Mono.Cecil.Rocks;
using PocketSpy.ApiReference;
using PocketSpy.ApiReference.Facts;
using PocketSpy.DeviceBuild.Tests.Building;
using PocketSpy.DeviceBuild.Tests.References;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>The reference assemblies show what the libraries show, and cannot be taken for them.</summary>
[TestClass]
public class ReferenceTests
{
    // Not made while the tests are only being listed.
    private static readonly Lazy<TemporaryFolder> Folder = new();
    private static readonly Lazy<IReadOnlyList<LibraryFacts>> Made = new(() => ReferenceFolder.Write(SignatureFolder.Default, Builds.CoreLibrary, Folder.Value.Path));

    public static IEnumerable<object[]> Libraries => SignatureFolder.Read(SignatureFolder.Default).Select(library => new object[] { library.Assembly });

    [ClassCleanup]
    public static void Clean()
    {
        if (Folder.IsValueCreated) Folder.Value.Dispose();
    }

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void The_public_members_are_those_of_the_list_of(string library)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "TestData", "nanoframework-api", library + ".txt");
        string[] list = [.. File.ReadLines(file).Where(line => line.Length > 2 && line[1] == ':')];
        using ModuleDefinition module = Read(library);

        string[] made = [.. PublicSurface.Of(module)];

        Assert.IsNotEmpty(list);
        Assert.AreEqual("", string.Join('\n', list.Except(made)), "missing");
        Assert.AreEqual("", string.Join('\n', made.Except(list)), "too many");
    }

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void The_members_are_as_the_signatures_tell_them_of(string library)
    {
        LibraryFacts facts = Made.Value.Single(one => one.Assembly == library);
        using ModuleDefinition module = Read(library);

        Assert.AreEqual(
            string.Join('\n', facts.Types.SelectMany(Description.Of).Order(StringComparer.Ordinal)),
            string.Join('\n', module.GetAllTypes().Where(type => type.Name != "<Module>").SelectMany(Description.Of).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void There_is_no_public_key_token_and_every_reference_is_found_of(string library)
    {
        using ModuleDefinition core = ModuleDefinition.ReadModule(Builds.CoreLibrary);
        using ModuleDefinition module = Read(library);

        Assert.IsEmpty(module.Assembly.Name.PublicKeyToken);
        Assert.AreEqual(Made.Value.Single(one => one.Assembly == library).Version, module.Assembly.Name.Version.ToString());
        foreach (AssemblyNameReference reference in module.AssemblyReferences.Where(reference => reference.Name == LibraryNames.Core))
            Assert.AreEqual(core.Assembly.Name.FullName, reference.FullName);
        foreach (TypeReference type in module.GetTypeReferences()) Assert.IsNotNull(type.Resolve(), type.FullName);
    }

    [TestMethod]
    [DataRow("nanoFramework.Hardware.Esp32", "nanoFramework.Hardware.Esp32")]
    [DataRow("nanoFramework.Json", "nanoFramework.Json")]
    [DataRow("nanoFramework.System.IO.Hashing", "System.IO.Hashing")]
    public void The_stand_in_of_the_PC_has_nothing_that_the_device_lacks_of(string library, string file)
    {
        LibraryFacts facts = Made.Value.Single(one => one.Assembly == library);
        using ModuleDefinition standIn = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, file + ".dll"));
        TypeDefinition[] shown = [.. standIn.GetAllTypes().Where(type => type.IsPublic || type.IsNestedPublic)];
        string[] types = [.. shown.Select(type => type.FullName)];

        // Of classes the members count: one that nobody makes an object of may be static on the PC.
        string[] members = [.. shown.SelectMany(type => Description.Of(type).Skip(type.IsEnum ? 0 : 1))];

        Assert.IsNotEmpty(members);
        Assert.AreEqual("", string.Join('\n', types.Except(facts.Types.Select(type => type.Name.Replace('+', '/')))));
        Assert.AreEqual("", string.Join('\n', members.Except(facts.Types.SelectMany(Description.Of))));
    }

    [TestMethod]
    public void Every_package_that_the_device_build_may_name_has_its_signatures()
    {
        string[] elsewhere = ["nanoFramework.CoreLibrary", "nanoFramework.Tools.MetadataProcessor.MsBuildTask"];

        Assert.AreEqual("", string.Join(", ", Repository.NanoPackages().Keys.Except(elsewhere).Except(Made.Value.Select(library => library.Package))));
    }

    [TestMethod]
    public void The_same_signatures_give_the_same_bytes()
    {
        using TemporaryFolder again = new();
        foreach (LibraryFacts library in ReferenceFolder.Write(SignatureFolder.Default, Builds.CoreLibrary, again.Path))
        {
            Assert.IsTrue(Made.Value.Any(one => one.Assembly == library.Assembly));
            byte[] first = File.ReadAllBytes(Folder.Value.Inside(library.Assembly + ".dll"));
            CollectionAssert.AreEqual(first, File.ReadAllBytes(again.Inside(library.Assembly + ".dll")), library.Assembly);
        }
    }

    [TestMethod]
    [DataRow(
        """
        {"assembly":"A","version":"1.0.0.0","references":["mscorlib"],"types":[
        {"name":"A.B","kind":"class","access":"public","base":"A.C","interfaces":[],"fields":[],"methods":[],"properties":[],"events":[]}]}
        """,
        "no library that it refers to has A.C",
        DisplayName = "a base that nobody has")]
    [DataRow("""{"assembly":"A","version":"1.0.0.0","references":["mscorlib","B"],"types":[]}""", "refer to others that are not there", DisplayName = "a library that is not there")]
    [DataRow("""{"assembly":"A","version":""", "A.json", DisplayName = "half a file")]
    public void Signatures_that_make_no_library_are_refused(string json, string message)
    {
        using TemporaryFolder signatures = new();
        File.WriteAllText(signatures.Inside("A.json"), json);

        InvalidDataException refused = Assert.ThrowsExactly<InvalidDataException>(() => ReferenceFolder.Write(signatures.Path, Builds.CoreLibrary, signatures.Inside("out")));
        StringAssert.Contains(refused.Message, message, StringComparison.Ordinal);
    }

    private static ModuleDefinition Read(string library)
    {
        Assert.IsNotEmpty(Made.Value);
        var resolver = new DefaultAssemblyResolver();
        foreach (string folder in resolver.GetSearchDirectories()) resolver.RemoveSearchDirectory(folder);
        resolver.AddSearchDirectory(Folder.Value.Path);
        resolver.AddSearchDirectory(Path.GetDirectoryName(Builds.CoreLibrary));
        return ModuleDefinition.ReadModule(Path.Combine(Folder.Value.Path, library + ".dll"), new ReaderParameters { AssemblyResolver = resolver });
    }
}
