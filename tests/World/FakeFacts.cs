using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>A box of which each number is 100 and its own number more.</summary>
internal sealed class FakeFacts : IBoxFacts
{
    public long Number(int fact) => fact == BoxFact.LostTables ? LostTables : 100 + fact;

    /// <summary>Tables that were lost.</summary>
    internal int LostTables { get; set; }

    public string Text(int fact) => fact switch
    {
        BoxFact.Version => "1.2.3",
        BoxFact.Board => "Test",
        BoxFact.BoxName => "pocketspy",
        BoxFact.SafeMode => "",
        _ => "Wi-Fi \"of\" <mine>",
    };
}
