using System.Collections.Generic;

namespace PocketSpy.ApiReference.Facts;

/// <summary>What a released class library shows to those who compile against it: one file of signatures.</summary>
/// <param name="Assembly">Its name: System.Net.</param>
/// <param name="Version">Version of the assembly, four numbers.</param>
/// <param name="References">Names of the assemblies that it refers to.</param>
/// <param name="Types">Its public types; a nested one stands for itself, named <c>Outer+Inner</c>.</param>
public sealed record LibraryFacts(string Assembly, string Version, IReadOnlyList<string> References, IReadOnlyList<TypeFacts> Types)
{
    /// <summary>The package it comes in: those of the libraries without nanoFramework in their name have it in front.</summary>
    public string Package => Assembly.StartsWith("nanoFramework.", System.StringComparison.Ordinal) ? Assembly : "nanoFramework." + Assembly;
}
