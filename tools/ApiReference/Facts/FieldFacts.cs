namespace PocketSpy.ApiReference.Facts;

/// <summary>A field.</summary>
/// <param name="Const">The value of a constant as text; null for other fields.</param>
public sealed record FieldFacts(string Name, string Access, string Type, bool Static, bool ReadOnly, string Const);
