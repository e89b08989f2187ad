using System;
using System.Collections.Generic;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.App.Images;
using PocketSpy.App.Tests.Example;
using PocketSpy.Core;

namespace PocketSpy.App.Tests.Host.Walk;

/// <summary>Each module has all that a module has: page facts, tables in the backup, capacities, golden packets, a line in the docs.</summary>
[TestClass]
public class ModuleWalkTests
{
    [TestMethod]
    public void Every_module_is_complete_on_a_small_board() => Check(BoxSize.Small());

    [TestMethod]
    [DataRow(16, 256)]
    [DataRow(16, 2_048)]
    [DataRow(64, 3_072)]
    public void Every_module_is_complete_on_a_large_board(int sockets, int fileKilobytes) => Check(BoxSize.Large(sockets, fileKilobytes));

    [TestMethod]
    [DataRow(8)]
    [DataRow(100)]
    [DataRow(2_000)]
    public void Every_module_is_complete_on_a_PC(int consoles) => Check(BoxSize.ForPc(consoles));

    [TestMethod]
    public void Every_module_of_the_list_is_built_in_on_the_PC()
    {
        string built = string.Join(' ', BoxImage.Build(null).Select(module => module.Name).Order());
        Assert.AreEqual(string.Join(' ', new House().Names.Order()), built, "firmware/Modules.props and firmware/App/Images/BoxImage.cs name different modules");
    }

    [TestMethod]
    public void The_example_is_complete_once_its_lines_stand_in_the_lists()
    {
        House house = new();
        List<string> missing = ModuleWalk.Through([new EchoModule()], house, BoxSize.Small());
        Assert.IsTrue(missing.Any(line => line.Contains("firmware/Modules.props", StringComparison.Ordinal)), string.Join('\n', missing));

        house.AddRoom("echo", "Example");
        house.ModulePage += "\n| `echo` |";
        house.Docs += "UDP 7 echo.txt";
        house.TakeBackup("{\"echoes\":[{\"id\":1,\"text\":\"hello\"}]}");
        Assert.AreEqual("", string.Join('\n', ModuleWalk.Through([new EchoModule()], house, BoxSize.Small())));
    }

    [TestMethod]
    [DataRow("its Name is not one lower-case word")]
    [DataRow("its HeapBytes are not measured")]
    [DataRow("its capacities are missing: firmware/Nowhere/NowhereSize.cs")]
    [DataRow("golden packets are missing")]
    [DataRow("docs/modules.md")]
    [DataRow("its namespace says otherwise")]
    [DataRow("another table is named Echoes")]
    [DataRow("the table Echoes: small letters only")]
    [DataRow("another one has the rank 7")]
    [DataRow("a golden record of Echoes is missing")]
    [DataRow("the owner's file nowhere.txt has no limit")]
    [DataRow("the owner's file nowhere.txt is missing in docs/")]
    [DataRow("its port TCP 7 is missing in docs/sockets.md")]
    [DataRow("the number Bad-Name: lower-case words")]
    [DataRow("the number Bad-Name is shown twice")]
    [DataRow("the number Bad-Name: its help is not a sentence")]
    [DataRow("the number other_limit does not follow the one that it limits")]
    [DataRow("the tables take ")]
    public void A_module_that_lacks_something_is_told(string what)
    {
        House house = new();
        house.AddRoom("No Name", "Nowhere");
        string missing = string.Join('\n', ModuleWalk.Through([new PoorModule()], house, BoxSize.Small()));
        Assert.IsTrue(missing.Contains(what, StringComparison.Ordinal), $"'{what}' is missing in:\n{missing}");
    }

    [TestMethod]
    public void A_module_that_shows_nothing_is_told()
    {
        House house = new();
        house.AddRoom("No Name", "Nowhere");
        string missing = string.Join('\n', ModuleWalk.Through([new PoorModule { IsSilent = true }, new PoorModule { IsSilent = true }], house, BoxSize.Small()));
        Assert.IsTrue(missing.Contains("it shows nothing", StringComparison.Ordinal), missing);
        Assert.IsTrue(missing.Contains("another module has this Name", StringComparison.Ordinal), missing);
    }

    [TestMethod]
    public void A_table_whose_records_are_too_long_is_told()
    {
        House house = new();
        string missing = string.Join('\n', ModuleWalk.Through([new PoorModule { RecordBytes = 800 }], house, BoxSize.Small()));
        Assert.IsTrue(missing.Contains("a record has at most 768 bytes", StringComparison.Ordinal), missing);
    }

    private static void Check(BoxSize size)
    {
        List<string> missing = ModuleWalk.Through(BoxImage.Build(null), new House(), size);
        Assert.AreEqual(0, missing.Count, string.Join('\n', missing));
    }
}
