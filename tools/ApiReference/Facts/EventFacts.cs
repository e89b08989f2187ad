namespace PocketSpy.ApiReference.Facts;

/// <summary>An event.</summary>
public sealed record EventFacts(string Name, string Type);
