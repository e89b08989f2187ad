namespace PocketSpy.Box.Doctor;

/// <summary>How a check came out.</summary>
public enum Verdict
{
    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Not needed for everything; what it is needed for is told.</summary>
    Note,

    /// <summary>To be mended.</summary>
    Problem,
}
