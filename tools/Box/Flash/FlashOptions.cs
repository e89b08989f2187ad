namespace PocketSpy.Box.Flash;

/// <summary>What the user of <c>box flash</c> chose; null where nothing was.</summary>
public sealed class FlashOptions
{
    /// <summary>Serial port.</summary>
    public string Port { get; init; }

    /// <summary>The program.</summary>
    public string Image { get; init; }

    /// <summary>Name of the firmware's image instead of the board's.</summary>
    public string Target { get; init; }

    /// <summary>Version of the firmware's image instead of the board's.</summary>
    public string Version { get; init; }

    /// <summary>A folder of nanoff's with firmware in it.</summary>
    public string Archive { get; init; }

    /// <summary>Speed of the transfer; 0 for nanoff's own.</summary>
    public int Baud { get; init; }

    /// <summary>Erase everything first.</summary>
    public bool MassErase { get; init; }

    /// <summary>Leave the firmware as it is.</summary>
    public bool ProgramOnly { get; init; }

    /// <summary>Wait before each call, for boards that do not enter their loader by themselves.</summary>
    public bool Pause { get; init; }

    /// <summary>Seconds that the board may take to start.</summary>
    public int StartSeconds { get; init; }
}
