using System;
using System.Collections.Generic;
using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>Keeps the lines that were written.</summary>
internal sealed class EventLines : IEventSink
{
    private readonly List<string> _lines = [];

    /// <summary>Whether there is no memory for a line.</summary>
    public bool Fails { get; set; }

    public void Write(string text)
    {
        if (Fails) throw new InsufficientMemoryException();
        lock (_lines) _lines.Add(text);
    }

    public int CountOf(string part)
    {
        lock (_lines) return _lines.FindAll(line => line.Contains(part)).Count;
    }
}
