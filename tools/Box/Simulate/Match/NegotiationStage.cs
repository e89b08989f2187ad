namespace PocketSpy.Box.Simulate.Match;

/// <summary>How far a negotiation is.</summary>
public enum NegotiationStage
{
    /// <summary>Nothing is sent.</summary>
    New,

    /// <summary>INITs are sent until each is acknowledged.</summary>
    Begun,

    /// <summary>All INITs are acknowledged.</summary>
    Waiting,

    /// <summary>CONNECT has come; pings go to the partner.</summary>
    Pinging,

    /// <summary>Each has heard of the other that it was heard.</summary>
    Joined,

    /// <summary>The report is on its way.</summary>
    Reporting,

    /// <summary>The report is acknowledged, the game begins.</summary>
    Done,
}
