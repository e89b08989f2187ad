namespace PocketSpy.Box.Replay;

/// <summary>What the box made of a message.</summary>
public enum Verdict
{
    /// <summary>The answer that the protocol has for it came.</summary>
    Answered,

    /// <summary>The protocol's own error came.</summary>
    Refused,

    /// <summary>It has no answer by the protocol, and the box took it and went on.</summary>
    Silent,

    /// <summary>The link was closed, or nothing came, or something else than is due.</summary>
    NotUnderstood,

    /// <summary>There was nothing to judge.</summary>
    Skipped,
}
