namespace PocketSpy.Core;

/// <summary>Which firmware this is.</summary>
public static class BoxVersion
{
    /// <summary>The same as Version in Directory.Build.props: a test compares.</summary>
    public const string Text = "0.1.0";
}
