namespace PocketSpy.App.Boot;

/// <summary>What the boot code needs of the runtime besides the clock.</summary>
public interface IMachine
{
    /// <summary>Starts the board anew. Returns only where that is not possible.</summary>
    void Restart();

    /// <summary>Lets time pass.</summary>
    void Wait(int milliseconds);
}
