using System.Collections.Generic;

namespace PocketSpy.ApiReference.Facts;

/// <summary>One type. Names of types are full names; nested types are joined by <c>/</c>, and by <c>+</c> in <paramref name="Name"/>.</summary>
/// <param name="Kind">class, struct, interface, enum or delegate.</param>
/// <param name="Access">public or, of a nested type, protected.</param>
/// <param name="Base">Null for an interface.</param>
/// <param name="Flags">Whether an enum is one of flags.</param>
/// <param name="DefaultMember">Name of the indexer; null for none.</param>
/// <param name="AttributeUsage">Of an attribute; null for the rest.</param>
public sealed record TypeFacts(
    string Name,
    string Kind,
    string Access,
    bool Abstract,
    bool Sealed,
    string Base,
    bool Flags,
    string DefaultMember,
    AttributeUsageFacts AttributeUsage,
    IReadOnlyList<string> Interfaces,
    IReadOnlyList<FieldFacts> Fields,
    IReadOnlyList<MethodFacts> Methods,
    IReadOnlyList<PropertyFacts> Properties,
    IReadOnlyList<EventFacts> Events);
