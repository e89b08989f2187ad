using System.Collections.Generic;

namespace PocketSpy.ApiReference.Facts;

/// <summary>A property.</summary>
/// <param name="Index">Types of an indexer's parameters.</param>
public sealed record PropertyFacts(string Name, string Type, bool Get, bool Set, IReadOnlyList<string> Index);
