namespace PocketSpy.ApiReference;

/// <summary>Names that are not in the signatures.</summary>
public static class LibraryNames
{
    /// <summary>The library that restores and is never made here.</summary>
    public const string Core = "mscorlib";
}
