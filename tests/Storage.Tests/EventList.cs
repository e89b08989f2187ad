using System.Collections;

namespace PocketSpy.Storage.Tests;

/// <summary>Keeps what a store said.</summary>
internal sealed class EventList : IStorageEvents
{
    private readonly ArrayList _lines = new();

    internal int Count => _lines.Count;

    public void Log(string line) => _lines.Add(line);

    internal bool Mentions(string words)
    {
        foreach (object line in _lines)
        {
            if (((string)line).Contains(words)) return true;
        }
        return false;
    }

    internal void Clear() => _lines.Clear();
}
