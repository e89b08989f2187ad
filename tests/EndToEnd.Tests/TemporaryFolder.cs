using System;
using System.IO;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pocketspy-").FullName;

    public void Dispose() => Directory.Delete(Path, true);
}
