using PocketSpy.App.Boot;

namespace PocketSpy.App.Tests.Boot;

/// <summary>A box whose loop runs only when the test says so.</summary>
internal sealed class FakeBox : IWatchedBox
{
    public int Passes { get; set; }

    public int Stumbles { get; set; }

    public bool HasPlayers { get; set; }

    public bool IsSetUpOpen { get; set; }

    internal int Revivals { get; private set; }

    internal bool RunsOnceRevived { get; set; }

    internal bool Runs { get; set; } = true;

    internal uint Home { get; private set; }

    internal uint NameServer { get; private set; }

    internal int HomeChanges { get; private set; }

    public void Revive()
    {
        Revivals++;
        Runs = RunsOnceRevived;
    }

    public void OpenSetUp()
    {
        IsSetUpOpen = true;
    }

    public void SetHome(uint address, uint nameServer)
    {
        Home = address;
        NameServer = nameServer;
        HomeChanges++;
    }
}
