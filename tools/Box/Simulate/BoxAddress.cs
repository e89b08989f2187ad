using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>Where the box is: its DNS server's address and what was added to every port.</summary>
public sealed record BoxAddress(IPAddress Server, int Offset);
