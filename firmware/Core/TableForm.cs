namespace PocketSpy.Core;

/// <summary>How the records of a table look in a backup.</summary>
public abstract class TableForm
{
    /// <summary>The table's name: of its file, and of its member in a backup.</summary>
    public abstract string Name { get; }
}
