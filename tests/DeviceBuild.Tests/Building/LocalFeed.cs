using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using PocketSpy.ApiReference;
using PocketSpy.ApiReference.Facts;

namespace PocketSpy.DeviceBuild.Tests.Building;

/// <summary>
/// A folder of packages that is the only source of a build, with a place of its own for what is restored: it shows what the device build does where
/// nanoFramework's packages can be had. They hold reference assemblies, so nothing can be made of them but an answer.
/// </summary>
internal sealed class LocalFeed : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Without the packages named.</summary>
    public LocalFeed(params string[] missing)
    {
        string made = _folder.Inside("made");
        IReadOnlyList<LibraryFacts> libraries = ReferenceFolder.Write(SignatureFolder.Default, Builds.CoreLibrary, made);
        IReadOnlyDictionary<string, string> versions = Repository.NanoPackages();
        Directory.CreateDirectory(Feed);
        foreach (LibraryFacts library in libraries.Where(library => !missing.Contains(library.Package)))
            Pack(library.Package, VersionOf(library), Path.Combine(made, library.Assembly + ".dll"), library.References.Select(Dependency));
        Pack("nanoFramework.CoreLibrary", versions["nanoFramework.CoreLibrary"], Builds.CoreLibrary, []);
        Pack("nanoFramework.Tools.MetadataProcessor.MsBuildTask", versions["nanoFramework.Tools.MetadataProcessor.MsBuildTask"], Builds.CoreLibrary, []);

        string VersionOf(LibraryFacts library) => versions.GetValueOrDefault(library.Package, library.Version);

        string Dependency(string assembly) => assembly == LibraryNames.Core
            ? $"""<dependency id="nanoFramework.CoreLibrary" version="{versions["nanoFramework.CoreLibrary"]}" />"""
            : libraries.Where(library => library.Assembly == assembly).Select(library => $"""<dependency id="{library.Package}" version="{VersionOf(library)}" />""").Single();
    }

    /// <summary>What a build needs in its environment to know no other source.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["RestoreSources"] = Feed,
        ["NUGET_PACKAGES"] = _folder.Inside("packages"),
    };

    /// <summary>Where such a build puts its files.</summary>
    public string Output => _folder.Inside("output");

    private string Feed => _folder.Inside("feed");

    /// <summary>Leaves a package in the feed that cannot be opened.</summary>
    public void Damage(string package) => File.WriteAllText(Directory.GetFiles(Feed, package + ".*.nupkg").Single(), "not a package");

    public void Dispose() => _folder.Dispose();

    private void Pack(string name, string version, string file, IEnumerable<string> dependencies)
    {
        using ZipArchive archive = ZipFile.Open(Path.Combine(Feed, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(archive.CreateEntry(name + ".nuspec").Open()))
        {
            nuspec.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{name}</id>
                    <version>{version}</version>
                    <authors>a test</authors>
                    <description>Stands in for the package of this name in a test.</description>
                    <dependencies>{string.Concat(dependencies)}</dependencies>
                  </metadata>
                </package>
                """);
        }
        archive.CreateEntryFromFile(file, "lib/" + Path.GetFileName(file));
    }
}
