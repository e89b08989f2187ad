using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil.Cil;
using PocketSpy.DeviceContract.Checker;
using PocketSpy.DeviceContract.Rules;

namespace PocketSpy.DeviceContract;

[TestClass]
public class FirmwareContractTests
{
    public static IEnumerable<object[]> Rooms
    {
        get
        {
            foreach (string room in Firmware.Rooms) yield return [room];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void The_checker_understands_every_source_of(string room)
    {
        ImmutableArray<Diagnostic> diagnostics = Firmware.Read(room).Sources.GetDiagnostics();

        Assert.AreEqual("", string.Join('\n', diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error)));
    }

    [TestMethod]
    public void No_method_comes_back_to_itself_through_several_rooms() =>
        AssertNone([.. RecursionRule.Check([.. Firmware.Rooms.Select(Firmware.Read)])]);

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void The_device_can_run_every_line_of(string room)
    {
        Subject built = Firmware.Read(room);

        // Where the device builds something else, another test checks that instead.
        if (!Firmware.HasBranches(room)) AssertNone(RuleBook.Check(built));
    }

    [TestMethod]
    public void An_assembly_without_symbols_is_refused()
    {
        string copy = Path.Combine(Directory.CreateTempSubdirectory("device-contract").FullName, "PocketSpy.Wire.dll");
        File.Copy(Firmware.FileOf("Wire"), copy);

        Assert.ThrowsExactly<SymbolsNotFoundException>(() => Firmware.ReadModule(copy));
    }

    [TestMethod]
    public void A_missing_assembly_is_refused() =>
        Assert.ThrowsExactly<FileNotFoundException>(() => Firmware.ReadModule(Firmware.FileOf("Attic")));

    private static void AssertNone(IReadOnlyList<Finding> findings)
    {
        if (findings.Count != 0) Assert.Fail(findings.Count + " findings\n" + string.Join('\n', findings));
    }
}
