namespace PocketSpy.Core;

/// <summary>A service with time-outs, resends or keep-alives. It owns no timer: the box calls it a few times a second.</summary>
public interface ITimed
{
    /// <summary>Does what is due at <paramref name="now"/> (milliseconds of <see cref="IClock.Milliseconds"/>). Called with the lobby lock held.</summary>
    void Tick(long now);
}
