using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceBuild.Tests.Building;
using PocketSpy.DeviceBuild.Tests.Counting;
using PocketSpy.PackLimits;

namespace PocketSpy.DeviceBuild.Tests;

/// <summary>The counts foretell what the metadata processor makes: they are held against the one .pe file that can be had everywhere.</summary>
[TestClass]
public class CountTests
{
    [TestMethod]
    public void The_counts_of_mscorlib_are_those_of_its_pe_file()
    {
        PeFile file = PeFile.Read(Path.ChangeExtension(Builds.CoreLibrary, ".pe"));
        AssemblyCount count = AssemblyCount.Of(Builds.CoreLibrary, WellKnownNames.Of(Builds.CoreLibrary));

        Assert.AreEqual(file.Methods, count.Methods, "methods");
        Assert.AreEqual(file.Fields, count.Fields, "fields");
        Assert.AreEqual(file.CodeBytes, count.CodeBytes, "byte code");
        // The processor keeps two types without members as signatures mention them.
        Assert.AreEqual(file.Types, count.Types, 2, "types");
        Assert.AreEqual(file.StringBytes, count.NameBytes + count.TextBytes, 50, "names and texts");
    }

    [TestMethod]
    public void The_runtime_knows_common_names()
    {
        IReadOnlySet<string> known = WellKnownNames.Of(Builds.CoreLibrary);

        foreach (string name in (string[])[".ctor", ".cctor", "ToString", "System", "Object", "value__"]) Assert.Contains(name, known);
        Assert.IsFalse(known.Contains("Substring_is_not_a_name"));
        Assert.IsGreaterThan(300, known.Count);
    }

    [TestMethod]
    public void A_file_that_is_no_pe_is_refused() => Assert.ThrowsExactly<InvalidDataException>(() => PeFile.Read(Builds.CoreLibrary));

    [TestMethod]
    public void The_packs_of_the_firmware_are_counted()
    {
        IReadOnlySet<string> known = WellKnownNames.Of(Builds.CoreLibrary);
        AssemblyCount[] packs = [.. Builds.PacksOf(DeviceImage.All[0]).Select(file => AssemblyCount.Of(file, known))];

        Assert.HasCount(1, packs.Where(pack => pack.IsProgram));
        Assert.IsTrue(packs.All(pack => pack is { Methods: > 0, Types: > 0, NameBytes: > 0, CodeBytes: > 0, TypeReferences: > 0 }));
        Assert.IsTrue(packs.Single(pack => pack.IsProgram) is { Fields: > 0, StaticFields: > 0, TextBytes: > 0, MemberReferences: > 0 });
    }
}
