namespace PocketSpy.App;

/// <summary>Lists the box's own network addresses; each runtime asks its own library.</summary>
public interface IInterfaces
{
    /// <summary>Fills address and netmask of each network that is up, first byte highest. Gives their number, at most the arrays' length.</summary>
    int Read(uint[] addresses, uint[] masks);
}
