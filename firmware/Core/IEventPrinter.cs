namespace PocketSpy.Core;

/// <summary>Shows the lines of the event log to a person: the PC's terminal, the device's serial console.</summary>
public interface IEventPrinter
{
    /// <summary>Shows a line.</summary>
    void Print(string text);
}
