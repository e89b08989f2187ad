using System.Collections.Generic;

namespace PocketSpy.ApiReference.Facts;

/// <summary>On what an attribute may stand.</summary>
/// <param name="Targets">The number of System.AttributeTargets.</param>
/// <param name="Named">Further settings: <c>AllowMultiple=True</c>.</param>
public sealed record AttributeUsageFacts(string Targets, IReadOnlyList<string> Named);
