using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>A box of which each number is 100 and its own number more.</summary>
internal sealed class FakeFacts : IBoxFacts
{
    public long Number(int fact) => 100 + fact;

    public string Text(int fact) => fact switch
    {
        BoxFact.Version => "1.2.3",
        BoxFact.Board => "Test",
        BoxFact.BoxName => "pocketspy",
        _ => "Wi-Fi \"of\" <mine>",
    };
}
