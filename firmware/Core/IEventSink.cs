namespace PocketSpy.Core;

/// <summary>Takes the lines of the event log, in plain words, one event a line.</summary>
public interface IEventSink
{
    /// <summary>Adds a line.</summary>
    void Write(string text);
}
