namespace PocketSpy.Matchmaking.Hosts;

/// <summary>Is told what becomes of listed hosts.</summary>
public interface IHostWatcher
{
    /// <summary>A host was listed, or its keys have changed.</summary>
    void HostChanged(int row);

    /// <summary>A listed host goes; its row can still be read.</summary>
    void HostGone(int row);
}
