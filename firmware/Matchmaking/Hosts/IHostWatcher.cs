namespace PocketSpy.Matchmaking.Hosts;

/// <summary>Is told what becomes of listed hosts.</summary>
public interface IHostWatcher
{
    /// <summary>A host was listed, or its keys have changed.</summary>
    void HostChanged(int row);

    /// <summary>A listed host goes; its row can still be read.</summary>
    void HostGone(int row);

    /// <summary>A listed host that has proved nothing is about to give way to a newcomer; <see cref="HostGone"/> comes behind it.</summary>
    void HostGivesWay(int row);

    /// <summary>A game is about to give way to another one: whoever looks for its hosts must let go of its number.</summary>
    void GameGivesWay(int game);
}
