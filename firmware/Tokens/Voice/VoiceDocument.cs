namespace PocketSpy.Tokens.Voice;

/// <summary>What a request for a voice key is answered with. Properties have the names of the document's members.</summary>
public sealed class VoiceDocument
{
    /// <summary>The application, a number without sign.</summary>
    public long appId { get; set; }

    /// <summary>The player: the profile id in decimal.</summary>
    public string openId { get; set; }

    /// <summary>The room; empty for a key for voice messages.</summary>
    public string room { get; set; }

    /// <summary>Until when a room may be entered with it, seconds since 1970.</summary>
    public long expires { get; set; }

    /// <summary>The key, base64: to be decoded before the SDK gets it.</summary>
    public string authBuffer { get; set; }
}
