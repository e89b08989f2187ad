using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using nanoFramework.TestFramework;
using PocketSpy.Repository.Tests.Docs;

namespace PocketSpy.Repository.Tests;

/// <summary>The tables of the docs say what the code does. POCKETSPY_WRITE_DOCS=1 writes them.</summary>
[TestClass]
public partial class GeneratedDocsTests
{
    [TestMethod]
    public void Every_module_has_its_tables_in_the_docs() => AssertSame(ModulesPage.Page, "modules", ModulesPage.Lines());

    [TestMethod]
    public void What_modules_share_is_in_the_docs() => AssertSame(ModulesPage.Page, "shared", ModulesPage.SharedLines());

    [TestMethod]
    public void Every_port_is_in_the_docs() => AssertSame(ReferencePage.Page, "ports", ReferencePage.Ports());

    [TestMethod]
    public void Every_time_is_in_the_docs() => AssertSame(ReferencePage.Page, "times", ReferencePage.Times());

    [TestMethod]
    public void Every_file_of_the_owner_is_in_the_docs() => AssertSame(ReferencePage.Page, "files", ReferencePage.Files());

    [TestMethod]
    public void Every_number_of_the_metrics_is_in_the_docs() => AssertSame(ReferencePage.Page, "numbers", ReferencePage.Numbers());

    [TestMethod]
    public void Every_command_of_presence_is_in_the_docs() => AssertSame(ReferencePage.Page, "gpcm", CommandTable.Gpcm());

    [TestMethod]
    public void Every_command_of_the_search_is_in_the_docs() => AssertSame(ReferencePage.Page, "gpsp", CommandTable.Gpsp());

    [TestMethod]
    public void Every_table_of_records_is_in_the_docs() => AssertSame(RecordsPage.Page, "tables", RecordsPage.Tables());

    [TestMethod]
    public void The_bytes_of_a_log_are_as_in_the_docs() => AssertSame(RecordsPage.Page, "example", RecordsPage.Example());

    [TestMethod]
    public void The_module_that_the_docs_show_is_the_one_that_is_tested()
    {
        string[] code = Repository.Read("tests/Repository.Tests/Echo/EchoModule.cs").TrimEnd().Split('\n');
        AssertSame("docs/add-a-module.md", "echo", ["```csharp", .. code, "```"]);
    }

    [TestMethod]
    public void Every_time_has_a_comment_that_the_docs_can_show()
    {
        string[] bare = [.. ReferencePage.TimeConstants().Where(time => time.What.Length == 0).Select(time => $"{time.Name} in {time.File}")];
        Assert.AreEqual("", string.Join('\n', bare), "write a comment above each of these");
    }

    [TestMethod]
    public void The_list_of_modules_names_all_that_are_built_with_their_rooms_and_needs()
    {
        IReadOnlyList<ModuleFacts> built = ModuleFacts.Of(Sizes.All[0]);
        string[] listed = [.. ModuleList.Modules.Select(module => $"<ModuleRoom Include=\"{module.Name}\" Room=\"{module.Room}\" Needs=\"{module.Needs}\" />").Order(StringComparer.Ordinal)];
        string[] found = [.. built.Select(facts => $"<ModuleRoom Include=\"{facts.Name}\" Room=\"{facts.Room}\" Needs=\"{NeedsOf(facts, built)}\" />").Order(StringComparer.Ordinal)];
        Assert.AreEqual(string.Join('\n', found), string.Join('\n', listed), $"{ModuleList.File} and what firmware/App/Images/BoxImage.cs builds differ");
    }

    [TestMethod]
    public void Every_folder_with_a_module_is_in_the_list_of_modules()
    {
        foreach (string file in Repository.Files("Module.cs").Where(file => Regex.IsMatch(file, "^firmware/(?!Core/)[A-Za-z]+/[A-Za-z]+Module\\.cs$")))
        {
            string room = file.Split('/')[1];
            Assert.IsTrue(ModuleList.Modules.Any(module => module.Room == room), $"add to {ModuleList.File}: <ModuleRoom Include=\"{room.ToLowerInvariant()}\" Room=\"{room}\" />");
        }
    }

    [TestMethod]
    public void A_newcomer_opens_no_more_files_than_the_page_promises()
    {
        foreach (string task in Repository.Read("docs/newcomers-tasks.md").Split("\n## ").Skip(1))
        {
            Match promise = Regex.Match(task, @"^.*\((?<files>\d) files?\)");
            if (!promise.Success) continue;
            int listed = Regex.Count(task, "^- `", RegexOptions.Multiline);
            Assert.AreEqual(promise.Groups["files"].Value, listed.ToString(CultureInfo.InvariantCulture), task.Split('\n')[0]);
        }
    }

    [TestMethod]
    public void Every_path_that_a_page_names_is_there()
    {
        foreach (string page in Repository.Files(".md"))
        {
            foreach (Match match in Paths().Matches(Repository.Read(page)))
            {
                string path = match.Groups["path"].Value.TrimEnd('/');
                if (path.Contains("/bin/", StringComparison.Ordinal)) continue;
                Assert.IsTrue(Path.Exists(Path.Combine(Repository.Root, path)), $"{page} names {path}, which is not there");
            }
        }
    }

    // What is written in capitals stands for a name.
    [GeneratedRegex("`(?<path>(?:firmware|tests|tools|boards|partitions|docs)/(?!\\S*[A-Z]{4})[A-Za-z0-9_./-]+)`")]
    private static partial Regex Paths();

    // What a module needs comes through its constructor.
    private static string NeedsOf(ModuleFacts facts, IReadOnlyList<ModuleFacts> all) => string.Join(';', facts.Module.GetType().GetConstructors().Single().GetParameters()
        .Select(parameter => all.Single(other => other.Module.GetType() == parameter.ParameterType).Name));

    private static void AssertSame(string page, string part, IReadOnlyList<string> lines)
    {
        string problem = GeneratedPart.Check(page, part, lines);
        Assert.IsTrue(problem.Length == 0, problem);
    }
}
