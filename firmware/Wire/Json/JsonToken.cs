namespace PocketSpy.Wire.Json;

/// <summary>What a <see cref="JsonReader"/> stands at.</summary>
public enum JsonToken : byte
{
    /// <summary>The text is no JSON, or nested too deep; nothing follows.</summary>
    Error,

    /// <summary>Behind the whole document.</summary>
    End,

    /// <summary>{</summary>
    ObjectStart,

    /// <summary>}</summary>
    ObjectEnd,

    /// <summary>[</summary>
    ArrayStart,

    /// <summary>]</summary>
    ArrayEnd,

    /// <summary>The name of a member; its value follows.</summary>
    Name,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true</summary>
    True,

    /// <summary>false</summary>
    False,

    /// <summary>null</summary>
    Null,
}
