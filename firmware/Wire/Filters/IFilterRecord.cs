namespace PocketSpy.Wire.Filters;

/// <summary>One host, as a filter sees it: text under keys.</summary>
public interface IFilterRecord
{
    /// <summary>Where the value lies that <see cref="Find"/> found last.</summary>
    byte[] ValueBuffer { get; }

    /// <summary>Index of its first byte.</summary>
    int ValueOffset { get; }

    /// <summary>Its bytes.</summary>
    int ValueCount { get; }

    /// <summary>Looks a key up, letters in any case; false when the host lacks it.</summary>
    /// <param name="keyHash"><see cref="Hash.OfIgnoreCase"/> of the name, seed 0.</param>
    /// <param name="name">Where the name stands, as written in the filter.</param>
    /// <param name="nameOffset">Index of its first byte.</param>
    /// <param name="nameCount">Its bytes.</param>
    bool Find(int keyHash, byte[] name, int nameOffset, int nameCount);
}
