using System.Collections.Generic;

namespace PocketSpy.Box.Simulate;

/// <summary>What is played against a box.</summary>
public interface IStory
{
    /// <summary>Who plays in it.</summary>
    string Title { get; }

    /// <summary>The legs that were tried.</summary>
    IReadOnlyList<Leg> Legs { get; }

    /// <summary>Whether every leg was right.</summary>
    bool Passed { get; }

    /// <summary>Plays it, up to the first leg that goes wrong.</summary>
    void Play();
}
