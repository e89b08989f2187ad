namespace PocketSpy.Tokens.Nadeo;

/// <summary>What every request for tokens is answered with. Properties have the names of the document's members.</summary>
public sealed class TokenPair
{
    /// <summary>Opens doors for an hour.</summary>
    public string accessToken { get; set; }

    /// <summary>Gets the next pair, for a day.</summary>
    public string refreshToken { get; set; }
}
