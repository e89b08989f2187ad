namespace PocketSpy.Box.Boards;

/// <summary>A line of a partition file.</summary>
public sealed record Partition(string Label, long Offset, long Size)
{
    /// <summary>The offset as nanoff takes it.</summary>
    public string Address => $"0x{Offset:X}";
}
