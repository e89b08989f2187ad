using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using PocketSpy.DeviceContract.Checker;

namespace PocketSpy.DeviceContract;

/// <summary>
/// Each file in Samples is compiled by itself. A line that ends with <c>//! rule</c> is one that the checker must report, with
/// that rule; it must report nothing else.
/// </summary>
[TestClass]
public class SampleTests
{
    private const string Mark = "//! ";

    public static IEnumerable<object[]> Samples =>
        Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new object[] { Path.GetRelativePath(Folder, file) });

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples");

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public void The_checker_reports_the_marked_lines_and_no_others_of(string sample)
    {
        string file = Path.Combine(Folder, sample);
        foreach (bool optimize in (bool[])[false, true])
        {
            Subject subject = SourceCompiler.Emit(IsForDevice(sample)
                ? SourceCompiler.Compile(AssemblyOf(sample), [file], DeviceOnly.References, optimize, DeviceOnly.Symbol)
                : SourceCompiler.Compile(AssemblyOf(sample), [file], SourceCompiler.Libraries, optimize));

            IReadOnlyList<Finding> findings = RuleBook.Check(subject);

            string reported = string.Join('\n', findings.Select(finding => $"{finding.File}:{finding.Line} {finding.Rule}").Distinct());
            Assert.AreEqual(string.Join('\n', Marks(file)), reported, $"optimize {optimize}\n" + string.Join('\n', findings));
        }
    }

    [TestMethod]
    public void Every_rule_has_a_sample_that_breaks_it()
    {
        string[] marked = [.. Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).SelectMany(Marks).Select(mark => mark.Split(' ')[^1])];

        Assert.AreEqual("", string.Join(", ", RuleBook.Names.Except(marked)), "rules without a sample");
    }

    // Samples/rooms/Wire/... plays the part of PocketSpy.Wire.
    private static string AssemblyOf(string sample) =>
        sample.Split(Path.DirectorySeparatorChar) is ["rooms", { } room, _] ? "PocketSpy." + room : "PocketSpy.Sample";

    private static bool IsForDevice(string sample) => sample.Split(Path.DirectorySeparatorChar)[0] == "device";

    private static IEnumerable<string> Marks(string file) =>
        File.ReadLines(file).Select((line, index) => (line, index))
            .Where(item => item.line.Contains(Mark, StringComparison.Ordinal))
            .SelectMany(item => item.line.Split(Mark)[1].Split(' ').Select(rule => $"{file}:{item.index + 1} {rule}"));
}
