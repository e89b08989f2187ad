using System;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.App.Images;
using PocketSpy.Board;
using PocketSpy.Files;
using PocketSpy.Messenger;
using PocketSpy.Tests;
using PocketSpy.Tokens;

namespace PocketSpy.App.Tests.Host;

/// <summary>The tests' list of modules is the box's own, but for the board, whose libraries are not in the device's images of tests, the owner's files, and the sign-in systems of large boards.</summary>
[TestClass]
public class ModuleListTests
{
    [TestMethod]
    public void Tests_open_the_modules_of_the_box_in_its_order()
    {
        Assert.AreEqual(
            string.Join(' ', BoxImage.Build(null).Where(module => module is not (BoardModule or FilesModule or TokensModule or MessengerModule)).Select(module => module.GetType().Name)),
            string.Join(' ', new ModuleList().All.Select(module => module.GetType().Name)));
    }

    [TestMethod]
    public void Each_module_bears_a_name_of_its_own()
    {
        string[] names = [.. new ModuleList().All.Select(module => module.Name)];
        Assert.AreEqual(names.Length, names.Distinct(StringComparer.Ordinal).Count(), string.Join(' ', names));
    }
}
