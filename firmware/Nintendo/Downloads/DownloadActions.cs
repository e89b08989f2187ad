namespace PocketSpy.Nintendo.Downloads;

/// <summary>The actions of POST /download. To add one: a constant, its name, a case in <see cref="DownloadHandler"/>, a golden packet.</summary>
public static class DownloadActions
{
    /// <summary>How many files there are.</summary>
    public const int Count = 0;

    /// <summary>Which files there are.</summary>
    public const int List = 1;

    /// <summary>One file.</summary>
    public const int Contents = 2;

    /// <summary>The names, by action; consoles write them in any case.</summary>
    public const string Names = "count list contents";
}
