namespace PocketSpy.Tokens.Nadeo;

/// <summary>An error in Nadeo's form. Properties have the names of the document's members.</summary>
public sealed class ErrorDocument
{
    /// <summary>Nadeo's own number.</summary>
    public string code { get; set; }

    // The name is the document's.
#pragma warning disable CA1707
    /// <summary>Another one each, 32 hexadecimal digits.</summary>
    public string correlation_id { get; set; }
#pragma warning restore CA1707

    /// <summary>In a sentence.</summary>
    public string message { get; set; }

    /// <summary>What was wrong, a text each.</summary>
    public string[] info { get; set; }
}
