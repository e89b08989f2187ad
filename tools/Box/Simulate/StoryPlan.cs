using System.Collections.Generic;
using System.Linq;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Box.Simulate.SignIns;

namespace PocketSpy.Box.Simulate;

/// <summary>Which stories a command line means.</summary>
/// <param name="Kind">The story.</param>
/// <param name="Console">The console, where the story has one kind of it.</param>
/// <param name="Title">The title of the story match; null for Mario Kart.</param>
/// <param name="Number">The number of the first console.</param>
/// <param name="Count">How many consoles; 0 when nobody said, which is two for a match and one for all else.</param>
public sealed record StoryPlan(StoryKind Kind, ConsoleKind Console, MatchTitle Title, int Number, int Count)
{
    private const int FewestInMatch = 2;

    /// <summary>How many consoles play.</summary>
    public int Consoles => Count > 0 ? Count : Kind == StoryKind.Match ? FewestInMatch : 1;

    /// <summary>What is played in a match.</summary>
    public MatchTitle Played => Title ?? MatchTitle.Of(Console);

    /// <summary>What is wrong with it, or null.</summary>
    public string Problem => Title is not null && Title.Kind != Console ? $"There is no {Title.Name} for this console: leave out --title, or play it with --console {Title.Kind.ToString().ToLowerInvariant()}." : null;

    /// <summary>The stories, which play at once.</summary>
    public List<IStory> Create(BoxAddress box, ConsoleMemory memory)
    {
        if (Kind == StoryKind.Match) return [.. Rooms().Select(room => new MatchStory(Played, Console, room.First, room.Size, box, memory))];
        List<IStory> stories = [];
        for (int number = Number; number < Number + Consoles; number++)
        {
            stories.Add(Kind switch
            {
                StoryKind.Friends => new FriendsStory(number, box, memory),
                StoryKind.Browse => new BrowseStory(number, box),
                StoryKind.Messenger => new MessengerStory(number, box),
                StoryKind.Tokens => new TokenStory(number, box),
                _ => CreateSignIn(new SimulatedConsole(Console, number), box, memory),
            });
        }
        return stories;
    }

    /// <summary>The rooms of a match: as few as hold all consoles, with as many in each as in the others, or one more.</summary>
    public List<(int First, int Size)> Rooms()
    {
        List<(int First, int Size)> rooms = [];
        int roomSize = MatchStory.RoomSize(Played);
        int number = Number;
        for (int left = (Consoles + roomSize - 1) / roomSize; left > 0; left--)
        {
            int size = (Number + Consoles - number + left - 1) / left;
            rooms.Add((number, size));
            number += size;
        }
        return rooms;
    }

    private static SignIn CreateSignIn(SimulatedConsole console, BoxAddress box, ConsoleMemory memory) => new(console, box, memory.Of(console.ToString()));
}
