using System;

namespace PocketSpy.Core;

/// <summary>The two times that services know. Tests drive them by hand.</summary>
public interface IClock
{
    /// <summary>Milliseconds since some start; never goes back. For time-outs.</summary>
    long Milliseconds { get; }

    /// <summary>The date for answers that carry one. A box that was never told the date gives a wrong one.</summary>
    DateTime UtcNow { get; }
}
