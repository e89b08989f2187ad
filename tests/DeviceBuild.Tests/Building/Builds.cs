using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Mono.Cecil;

namespace PocketSpy.DeviceBuild.Tests.Building;

/// <summary>
/// The device builds that the tests look at: each is made once, when somebody asks for it first, in a folder that no other run knows, so that runs beside
/// each other and the builds for the PC are left alone.
/// </summary>
[TestClass]
public static class Builds
{
    /// <summary>What stands in a .pe file that was there before the build.</summary>
    public const string EarlierFile = "of an earlier build";

    private const string Program = "PocketSpy.App";

    private static readonly TemporaryFolder Folder = new();
    private static readonly Dictionary<string, DotnetRun> Made = new(StringComparer.Ordinal);

    private static string ProgramFolder => Folder.Inside("bin", "App", "Release", "netnano1.0");

    private static DeviceImage First => DeviceImage.All[0];

    /// <summary>What the first build was made against, by its own choice: packages or api.</summary>
    public static string Choice => File.ReadAllText(Folder.Inside("obj", "App", "nano-references.txt")).Trim();

    /// <summary>The mscorlib.dll of CoreLibrary.</summary>
    public static string CoreLibrary => PackageFile("nanoFramework.CoreLibrary", "lib", "mscorlib.dll");

    [AssemblyCleanup]
    public static void Clean() => Folder.Dispose();

    internal static DotnetRun Of(DeviceImage image) => Make(image.Name, () =>
    {
        LeaveAnEarlierFile();
        // The first build is the one that chooses and that is analysed, too; the others differ in little.
        DotnetRun run = image == First
            ? Build("firmware/App", image.Properties)
            : Build("firmware/App", [.. image.Properties, .. AfterTheFirst(), .. image.HasBudget ? ["--no-incremental"] : Array.Empty<string>()]);
        if (run.ExitCode == 0) Keep(image);
        return run;
    });

    /// <summary>All test projects of the device.</summary>
    internal static DotnetRun OfTests() => Make("tests", () => Build("tests/DeviceTests.proj", AfterTheFirst()));

    /// <summary>The assemblies of the firmware that an image consists of: the program, and whatever it refers to.</summary>
    internal static IReadOnlyList<string> PacksOf(DeviceImage image)
    {
        AssertBuilt(image);
        List<string> packs = [Path.Combine(FolderOf(image), Program + ".exe")];
        for (int i = 0; i < packs.Count; i++)
        {
            using ModuleDefinition module = ModuleDefinition.ReadModule(packs[i]);
            IEnumerable<string> below = module.AssemblyReferences.Select(reference => Path.Combine(FolderOf(image), reference.Name + ".dll"));
            packs.AddRange(below.Where(file => File.Exists(file) && !packs.Contains(file)));
        }
        return packs;
    }

    /// <summary>Where the files of an image are kept.</summary>
    internal static string FolderOf(DeviceImage image) => Folder.Inside("images", image.Name);

    /// <summary>The assembly of tests and those of the firmware beside it; empty if nothing was built.</summary>
    internal static IReadOnlyList<string> AssembliesOf(string test, string part)
    {
        OfTests();
        string folder = part.Length == 0 ? Folder.Inside("bin", test, "Release", "netnano1.0") : Folder.Inside("bin", test, part);
        return !Directory.Exists(folder) ? [] : [.. Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".dll" or ".exe").Order(StringComparer.Ordinal)];
    }

    /// <summary>A file of a package that the first build has restored, whether it went on well or not.</summary>
    internal static string PackageFile(string package, params string[] path)
    {
        Of(First);
        using JsonDocument assets = JsonDocument.Parse(File.ReadAllText(Folder.Inside("obj", "App", "project.assets.json")));
        string folder = package.ToLowerInvariant() + "/" + Repository.NanoPackages()[package];
        return assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(root => Path.Combine([root.Name, folder, .. path])).First(File.Exists);
    }

    internal static void AssertClean(DotnetRun run)
    {
        Assert.AreEqual("", string.Join('\n', run.Complaints));
        Assert.AreEqual(0, run.ExitCode, run.Output);
    }

    private static void AssertBuilt(DeviceImage image)
    {
        DotnetRun run = Of(image);
        if (run.ExitCode != 0) Assert.Fail($"the firmware does not compile for {image.Name}: {string.Join(" ", run.Complaints.Take(1))}");
    }

    private static string[] AfterTheFirst()
    {
        AssertBuilt(First);
        return ["-p:NanoReferences=" + Choice, "-p:RunAnalyzers=false"];
    }

    private static DotnetRun Build(string project, IEnumerable<string> properties) =>
        DotnetRun.Start(["build", project, "-c", "Release", "-nologo", "-nodeReuse:false", "-p:Device=true", "-p:NanoOutput=" + Folder.Path, .. properties]);

    // As if a build with the packages had been here before: it is replaced or taken away.
    private static void LeaveAnEarlierFile()
    {
        Directory.CreateDirectory(ProgramFolder);
        File.WriteAllText(Path.Combine(ProgramFolder, Program + ".pe"), EarlierFile);
    }

    private static void Keep(DeviceImage image)
    {
        Directory.CreateDirectory(FolderOf(image));
        foreach (string file in Directory.GetFiles(ProgramFolder)) File.Copy(file, Path.Combine(FolderOf(image), Path.GetFileName(file)));
    }

    private static DotnetRun Make(string name, Func<DotnetRun> make)
    {
        lock (Made)
        {
            if (!Made.TryGetValue(name, out DotnetRun run)) Made[name] = run = make();
            return run;
        }
    }
}
