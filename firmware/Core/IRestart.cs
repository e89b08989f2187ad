namespace PocketSpy.Core;

/// <summary>Starts the box anew.</summary>
public interface IRestart
{
    /// <summary>Asks for it: it comes a moment later, so that the answer to who asked still goes out. The reason is kept for the log.</summary>
    void Request(string reason);
}
