namespace PocketSpy.Core;

/// <summary>Keeps everybody but the owner from the settings, and can be opened from outside: by the button at the board.</summary>
public interface ISetUpGate
{
    /// <summary>Whether the settings are open to all now.</summary>
    bool IsOpen { get; }

    /// <summary>Opens them to all for some minutes.</summary>
    void Open();
}
