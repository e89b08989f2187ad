using System.Collections.Generic;

namespace PocketSpy.ApiReference.Facts;

/// <summary>A method, constructor, operator or accessor.</summary>
/// <param name="Special">Whether the name has a meaning: .ctor, get_Count, op_Equality.</param>
public sealed record MethodFacts(
    string Name,
    string Access,
    bool Static,
    bool Virtual,
    bool Abstract,
    bool Final,
    bool NewSlot,
    bool Special,
    string Returns,
    IReadOnlyList<ParameterFacts> Parameters);
