using System;
using System.Collections.Generic;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Box.Simulate.SignIns;

namespace PocketSpy.Box.Simulate;

/// <summary>Which stories a command line means.</summary>
/// <param name="Kind">The story.</param>
/// <param name="Console">The console, where the story has one kind of it.</param>
/// <param name="Title">The title of the story match; null for Mario Kart.</param>
/// <param name="Number">The number of the first console.</param>
/// <param name="Count">How many consoles.</param>
public sealed record StoryPlan(StoryKind Kind, ConsoleKind Console, MatchTitle Title, int Number, int Count)
{
    /// <summary>The stories, which play at once.</summary>
    public List<IStory> Create(BoxAddress box, ConsoleMemory memory)
    {
        if (Kind == StoryKind.Match) return CreateRooms(box, memory);
        List<IStory> stories = [];
        for (int number = Number; number < Number + Count; number++)
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

    private static SignIn CreateSignIn(SimulatedConsole console, BoxAddress box, ConsoleMemory memory) => new(console, box, memory.Of(console.ToString()));

    // As few rooms as hold them all, with as many in each as in the others, or one more.
    private List<IStory> CreateRooms(BoxAddress box, ConsoleMemory memory)
    {
        MatchTitle title = Title ?? MatchTitle.Of(Console);
        ConsoleKind kind = Title is null ? Console : ConsoleKind.Wii;
        List<IStory> rooms = [];
        int count = Math.Max(Count, 2);
        int left = (count + MatchStory.RoomSize(title) - 1) / MatchStory.RoomSize(title);
        int number = Number;
        for (; left > 0; left--)
        {
            int size = (Number + count - number + left - 1) / left;
            rooms.Add(new MatchStory(title, kind, number, size, box, memory));
            number += size;
        }
        return rooms;
    }
}
