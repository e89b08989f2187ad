using PocketSpy.Core;

namespace PocketSpy.Tokens;

/// <summary>How much the tokens' room holds: next to nothing, tokens are signed and not kept.</summary>
public sealed class TokensSize
{
    /// <summary>Players who get voice keys within a second.</summary>
    public int VoicePlayers;

    /// <summary>For a board.</summary>
    public static TokensSize For(BoxSize size) => new() { VoicePlayers = size.Class == BoardClass.Small ? 8 : size.Class == BoardClass.Large ? 32 : 256 };
}
