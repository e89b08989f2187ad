namespace PocketSpy.Wire.Json;

/// <summary>What a <see cref="JsonSplitter"/> has found.</summary>
public enum JsonPart : byte
{
    /// <summary>Nothing yet: more bytes are needed.</summary>
    None,

    /// <summary>The name of a member, with its quotes in the window.</summary>
    Name,

    /// <summary>A whole value is in the window.</summary>
    Value,

    /// <summary>A value that begins with a bracket: enter it, or get it as a whole.</summary>
    Open,

    /// <summary>The end of what was entered.</summary>
    Close,

    /// <summary>This is no JSON; nothing follows.</summary>
    Error,
}
