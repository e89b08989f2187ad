namespace PocketSpy.Core;

/// <summary>A table of which no client is told that it is kept: it may wait some seconds, and many changes are written once.</summary>
public interface ILateWriter
{
    /// <summary>Whether there are changes that are not written.</summary>
    bool IsDirty { get; }

    /// <summary>Writes them. When that fails it stays dirty and is asked again later.</summary>
    void WriteLate();
}
