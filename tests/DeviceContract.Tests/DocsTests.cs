using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract;

/// <summary>The module that docs/add-a-module.md shows could run on the device.</summary>
[TestClass]
public class DocsTests
{
    private static readonly string[] Below = ["Core", "Storage", "Wire"];

    [TestMethod]
    public void The_module_of_the_docs_obeys_every_rule()
    {
        string[] files = Directory.GetFiles(Path.Combine(Firmware.Root, "tests", "Repository.Tests", "Echo"), "*.cs");
        IEnumerable<MetadataReference> rooms = Below.Select(room => MetadataReference.CreateFromFile(Firmware.FileOf(room)));
        Subject subject = SourceCompiler.Emit(SourceCompiler.Compile("PocketSpy.Echo", files, SourceCompiler.Libraries.Concat(rooms)));

        Assert.AreNotEqual(0, files.Length);
        Assert.AreEqual("", string.Join('\n', RuleBook.Check(subject)));
    }
}
