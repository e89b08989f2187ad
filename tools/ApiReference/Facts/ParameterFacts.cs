namespace PocketSpy.ApiReference.Facts;

/// <summary>A parameter; the type of one by reference ends with <c>&amp;</c>.</summary>
/// <param name="Optional">The value when it is left out, as text; null for a parameter that must be given.</param>
public sealed record ParameterFacts(string Name, string Type, bool Out, bool IsParams, string Optional);
