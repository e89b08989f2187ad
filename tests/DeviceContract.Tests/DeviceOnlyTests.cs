using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract;

[TestClass]
public class DeviceOnlyTests
{
    public static IEnumerable<object[]> Rooms => Firmware.Rooms.Select(room => new object[] { room });

    [TestMethod]
    [DynamicData(nameof(Rooms))]
    public void The_device_can_run_what_the_PC_does_not_build_of(string room)
    {
        if (Firmware.ReadDeviceOnly(room) is not { } subject) return;
        List<Finding> findings = [.. RuleBook.Check(subject), .. new PackageCoverage(DeviceApi.Default, ProjectFile.Of).Check(subject)];

        if (findings.Count != 0) Assert.Fail(findings.Count + " findings\n" + string.Join('\n', findings));
    }

    [TestMethod]
    public void Every_declaration_stands_in_the_lists_of_the_device()
    {
        string[] declared = [.. DeviceOnly.Declared];

        Assert.IsGreaterThan(100, declared.Length);
        Assert.AreEqual("", string.Join('\n', declared.Where(id => !DeviceApi.Default.Has(id))));
    }

    [TestMethod]
    [DataRow("pin.Blink()", "'GpioPin' does not contain a definition for 'Blink'")]
    [DataRow("pin.Write(1.5)", "CS1503")]
    public void A_member_that_no_library_has_is_a_compiler_error(string call, string message)
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("device-contract").FullName, "Sample.cs");
        File.WriteAllText(file, $"public static class Sample {{ public static void Run(System.Device.Gpio.GpioPin pin) => {call}; }}");

        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(
            () => SourceCompiler.Emit(SourceCompiler.Compile("PocketSpy.Sample", [file], DeviceOnly.References, symbols: DeviceOnly.Symbol)));

        StringAssert.Contains(error.Message, message, StringComparison.Ordinal);
        StringAssert.Contains(error.Message, "Sample.cs(1,", StringComparison.Ordinal);
    }
}
