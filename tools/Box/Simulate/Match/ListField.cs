namespace PocketSpy.Box.Simulate.Match;

/// <summary>A field of a server list: how its values are written, and its name.</summary>
public sealed record ListField(int Type, string Name)
{
    /// <summary>Values are texts.</summary>
    public const int Texts = 0;

    /// <summary>Values are one byte.</summary>
    public const int OneByte = 1;

    /// <summary>Values are two bytes, highest first.</summary>
    public const int TwoBytes = 2;
}
