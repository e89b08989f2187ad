using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceContract.Checker;

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
    public void The_device_can_run_every_line_of(string room)
    {
        IReadOnlyList<Finding> findings = RuleBook.Check(Firmware.Read(room));

        if (findings.Count != 0) Assert.Fail(findings.Count + " findings\n" + string.Join('\n', findings));
    }
}
