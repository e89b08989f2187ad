namespace PocketSpy.Tokens.Nadeo;

/// <summary>An error in Ubisoft's form. Properties have the names of the document's members.</summary>
public sealed class UbisoftError
{
    /// <summary>Ubisoft's own number.</summary>
    public int errorCode { get; set; }

    /// <summary>In a sentence.</summary>
    public string message { get; set; }

    /// <summary>The status once more.</summary>
    public int httpCode { get; set; }
}
