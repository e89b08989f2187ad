namespace PocketSpy.App.Boot;

/// <summary>What the caretaker looks after: the box that serves.</summary>
public interface IWatchedBox
{
    /// <summary>Counts up as long as sockets are served.</summary>
    int Passes { get; }

    /// <summary>Counts what went wrong in serving them.</summary>
    int Stumbles { get; }

    /// <summary>Whether anybody is signed in or hosts a game.</summary>
    bool HasPlayers { get; }

    /// <summary>Whether the set-up page is open to all.</summary>
    bool IsSetUpOpen { get; }

    /// <summary>Serves on a new thread; the one that stood still or died is left behind.</summary>
    void Revive();

    /// <summary>Opens the set-up page to all for a while.</summary>
    void OpenSetUp();

    /// <summary>Says that the home network came, changed or went.</summary>
    /// <param name="address">The box's address there, 0 for none.</param>
    /// <param name="nameServer">That network's DNS server, 0 for none.</param>
    void SetHome(uint address, uint nameServer);
}
