using System;
using System.Linq;
using System.Text.RegularExpressions;
using nanoFramework.TestFramework;

namespace PocketSpy.Repository.Tests;

[TestClass]
public class LayoutTests
{
    [TestMethod]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Read("nf.proj.sln").Replace('\\', '/');
        string[] missing = [.. Repository.Files(".csproj").Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal))];
        Assert.AreEqual("", string.Join(", ", missing), "missing in nf.proj.sln");
    }

    [TestMethod]
    public void Every_project_of_the_solution_is_there()
    {
        string[] projects = [.. Repository.Files(".csproj")];
        foreach (Match match in Regex.Matches(Repository.Read("nf.proj.sln"), "\"([^\"]+\\.csproj)\""))
        {
            Assert.IsTrue(projects.Contains(match.Groups[1].Value.Replace('\\', '/')), match.Value);
        }
    }

    [TestMethod]
    public void The_solution_builds_for_any_CPU_only()
    {
        string solution = Repository.Read("nf.proj.sln");
        Assert.IsFalse(solution.Contains("|x64", StringComparison.Ordinal) || solution.Contains("|x86", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_continuous_integration_calls_the_test_command_of_the_README()
    {
        const string Command = "dotnet test nf.proj.sln";
        StringAssert(Repository.Read("README.md"), Command);
        StringAssert(Repository.Read(".ci/run"), Command);
    }

    [TestMethod]
    public void The_first_screen_of_the_README_shows_what_it_is_how_to_run_and_how_to_test_it()
    {
        string screen = string.Join('\n', Repository.Read("README.md").Split('\n').Take(30));
        StringAssert(screen, "Nintendo");
        StringAssert(screen, "dotnet run -c Release --project tools/Box -- run");
        StringAssert(screen, "dotnet test nf.proj.sln");
    }

    [TestMethod]
    public void The_wrapper_runs_the_command_of_the_README()
    {
        string wrapper = Repository.Read("box");
        Assert.IsTrue(wrapper.StartsWith("#!/bin/sh\n", StringComparison.Ordinal));
        StringAssert(wrapper, "/tools/Box\" -- \"$@\"");
        if (OperatingSystem.IsWindows()) return;
        Assert.IsTrue(System.IO.File.GetUnixFileMode(System.IO.Path.Combine(Repository.Root, "box")).HasFlag(System.IO.UnixFileMode.UserExecute), "chmod +x box");
    }

    [TestMethod]
    public void No_package_version_stands_outside_the_central_file()
    {
        foreach (string project in Repository.Files(".csproj"))
        {
            Assert.IsFalse(Regex.IsMatch(Repository.Read(project), "<PackageReference[^>]*Version="), project);
        }
    }

    [TestMethod]
    public void Folder_and_namespace_agree()
    {
        foreach (string file in Repository.Files(".cs").Where(path => path.StartsWith("firmware/", StringComparison.Ordinal) && path.Count(c => c == '/') > 1))
        {
            string folder = string.Join('.', file.Split('/')[1..^1]);
            StringAssert(Repository.Read(file), $"namespace PocketSpy.{folder};", file);
        }
    }

    [TestMethod]
    public void Nothing_is_left_undone_without_saying_so()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception"];
        foreach (string file in Repository.Files(".cs"))
        {
            string text = Repository.Read(file);
            foreach (string mark in marks) Assert.IsFalse(text.Contains(mark, StringComparison.Ordinal), $"{mark} in {file}");
        }
    }

    [TestMethod]
    public void Every_link_of_a_page_leads_to_a_file()
    {
        foreach (string page in Repository.Files(".md"))
        {
            foreach (Match link in Regex.Matches(Repository.Read(page), @"\]\((?!https?:)([^)#]+)"))
            {
                string target = System.IO.Path.Combine(Repository.Root, System.IO.Path.GetDirectoryName(page)!, link.Groups[1].Value);
                Assert.IsTrue(System.IO.Path.Exists(target), $"{link.Groups[1].Value} in {page}");
            }
        }
    }

    private static void StringAssert(string text, string part, string message = "") =>
        Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing {message}");
}
