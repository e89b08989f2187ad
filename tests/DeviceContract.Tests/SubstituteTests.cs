using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceContract.Checker;
using PocketSpy.DeviceContract.Rules;

namespace PocketSpy.DeviceContract;

[TestClass]
public class SubstituteTests
{
    [TestMethod]
    public void What_the_device_uses_instead_exists_there() =>
        Assert.AreEqual("", string.Join('\n', Substitutes.Members.Values.Where(id => !DeviceApi.Default.Has(id))));

    [TestMethod]
    public void No_substitute_stands_for_a_member_that_the_device_has() =>
        Assert.AreEqual("", string.Join('\n', Substitutes.Members.Keys.Where(DeviceApi.Default.Has)));

    [TestMethod]
    public void Every_allowed_recursion_still_exists()
    {
        var cycles = new CallGraph([.. Firmware.Rooms.Select(Firmware.Read)]).Cycles();

        Assert.AreEqual("", string.Join('\n', RecursionRule.Allowed.Keys.Except(cycles.Select(cycle => cycle.From.Method.FullName))));
    }
}
