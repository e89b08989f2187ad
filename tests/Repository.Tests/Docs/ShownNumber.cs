namespace PocketSpy.Repository.Tests.Docs;

/// <summary>A number that a module shows in the metrics.</summary>
internal sealed record ShownNumber(string Name, string Help);
