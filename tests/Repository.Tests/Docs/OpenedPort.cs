namespace PocketSpy.Repository.Tests.Docs;

/// <summary>A port that a module opened.</summary>
/// <param name="Module">Which module.</param>
/// <param name="Transport">UDP or TCP.</param>
/// <param name="Number">The port.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Idle">Milliseconds of silence after which a link is cut; 0 for UDP.</param>
/// <param name="Note">What else is to be known of it.</param>
internal sealed record OpenedPort(string Module, string Transport, int Number, string Label, int Idle, string Note);
