namespace PocketSpy.Services;

/// <summary>Restarts the box.</summary>
public interface IRestart
{
    /// <summary>Restarts in a moment: what was just answered still goes out to the client.</summary>
    void Request(string reason);
}
