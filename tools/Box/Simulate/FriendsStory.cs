using System.Collections.Generic;

namespace PocketSpy.Box.Simulate;

/// <summary>
/// A DS and a Wii become friends and part again; a player at a PC makes an account, finds and is found. Can be played again and again
/// against the same box: the consoles end as strangers, and what the PC makes more than once it takes away again.
/// </summary>
public sealed class FriendsStory : IStory
{
    private readonly int _number;
    private readonly BoxAddress _box;
    private readonly ConsoleMemory _memory;
    private readonly LegList _legs = new();

    /// <summary>The story of the DS, the Wii and the PC of a number.</summary>
    public FriendsStory(int number, BoxAddress box, ConsoleMemory memory)
    {
        _number = number;
        _box = box;
        _memory = memory;
    }

    /// <inheritdoc />
    public string Title => $"DS {_number}, Wii {_number} and PC {_number}";

    /// <inheritdoc />
    public IReadOnlyList<Leg> Legs => _legs.Legs;

    /// <inheritdoc />
    public bool Passed { get; private set; }

    /// <inheritdoc />
    public void Play()
    {
        try
        {
            using (ConsoleChapter consoles = new(_legs, Console(ConsoleKind.Ds), Console(ConsoleKind.Wii))) consoles.Play();
            using (AccountChapter account = new(_legs, _number, _box)) account.Play();
            Passed = true;
        }
        catch (LegException)
        {
            // Told in the legs.
        }
    }

    private ConsolePlayer Console(ConsoleKind kind)
    {
        SimulatedConsole console = new(kind, _number);
        return new ConsolePlayer(console, _box, _memory.Of(console.ToString()));
    }
}
