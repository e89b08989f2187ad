using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;
using PocketSpy.Tests.Host;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>Rooms of consoles, from the sign-in to the packet of the game, over real sockets.</summary>
[TestClass]
public class MatchStoryTests
{
    [DataRow("mariokartds", 4)]
    [DataRow("mariokartwii", 4)]
    [DataRow("smashbrosxwii", 4)]
    [TestMethod]
    public void Four_consoles_find_each_other_and_play_and_again_on_the_same_box(string game, int consoles)
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        ConsoleMemory memory = Memory(folder);
        Play(Room(game, 1, consoles, box, memory));
        Play(Room(game, 1, consoles, box, memory));
    }

    [TestMethod]
    public void Twelve_fill_a_room_of_the_Wii()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        Play(Room("mariokartwii", 1, 12, box, Memory(folder)));
    }

    [TestMethod]
    public void The_small_board_plays_the_whole_story()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        Play(Room("mariokartds", 1, 3, box, Memory(folder)));
        Assert.IsTrue(box.Sockets.Peak < box.Sockets.Limit, "the reserve was never touched");
    }

    [TestMethod]
    public void A_small_board_that_knows_as_many_as_it_can_starts_and_plays_the_whole_story()
    {
        using TemporaryFolder folder = new();
        string data = Path.Combine(folder.Path, "data");
        ConsoleMemory memory = Memory(folder);
        using (RunningTestBox box = RunningTestBox.Start(data, BoxSize.Small(), new PollingWaiter(null))) Play(Room("mariokartds", 1, 3, box, memory));
        int[] counts = FullTables.Fill(new DiskFileSystem(data), BoxSize.Small()).Counts;
        Assert.AreEqual("48 128 64 128", $"{counts[0]} {counts[2]} {counts[3]} {counts[4]}", "messages, profiles, users, accounts");
        using (RunningTestBox box = RunningTestBox.Start(data, BoxSize.Small(), new PollingWaiter(null)))
        {
            Play(Room("mariokartds", 1, 3, box, memory));
            Assert.AreEqual(0, Enumerable.Range(0, box.Events.Count).Count(i => box.Events[i].Contains("damaged", StringComparison.Ordinal)));
        }
    }

    [TestMethod]
    public void Three_games_and_two_rooms_of_each_at_once_do_not_hear_each_other()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        ConsoleMemory memory = Memory(folder);
        PlayAtOnce(
            Room("mariokartds", 1, 4, box, memory), Room("mariokartds", 11, 3, box, memory),
            Room("mariokartwii", 1, 4, box, memory), Room("mariokartwii", 11, 3, box, memory),
            Room("smashbrosxwii", 21, 4, box, memory), Room("smashbrosxwii", 31, 2, box, memory));
    }

    [TestMethod]
    public void PC_hosts_and_browsers_at_once_see_what_is_theirs()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        PlayAtOnce([.. Enumerable.Range(1, 4).Select(number => new BrowseStory(number, box.Address))]);
    }

    [TestMethod]
    public void The_command_tells_every_leg_and_the_times_of_the_box()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(Path.Combine(folder.Path, "data"));
        string[] command = ["simulate", "--story", "match", "--console", "ds", "--offset", $"{box.Offset}", "--memory", Path.Combine(folder.Path, "memory.json")];
        (int exitCode, string output) = BoxProcess.Execute(command);
        Assert.AreEqual(0, exitCode, output + box.Output);
        Contains(output, "DS 2: searches, finds the host alone");
        Contains(output, "NatNeg, last INIT to both CONNECTs: 1 pairs");
        Contains(output, "Mario Kart DS: DS 1 and DS 2: every leg was right");

        // Five do not fit into one room: three and two.
        (exitCode, output) = BoxProcess.Execute([.. command, "--consoles", "5"]);
        Assert.AreEqual(0, exitCode, output + box.Output);
        Contains(output, "3 pairs");
        Contains(output, "2 of 2 rooms: every leg was right");

        (exitCode, output) = BoxProcess.Execute("simulate", "--story", "browse", "--offset", $"{box.Offset}", "--memory", Path.Combine(folder.Path, "memory.json"));
        Assert.AreEqual(0, exitCode, output + box.Output);
        box.Kill();
        (exitCode, output) = BoxProcess.Execute(command);
        Assert.AreEqual(1, exitCode, output);
        Contains(output, "a leg went wrong");
    }

    private static ConsoleMemory Memory(TemporaryFolder folder) => ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json"));

    private static MatchStory Room(string game, int number, int consoles, RunningTestBox box, ConsoleMemory memory)
    {
        MatchTitle[] titles = [MatchTitle.MarioKartDs, MatchTitle.MarioKartWii, MatchTitle.Brawl];
        MatchTitle title = Array.Find(titles, title => title.GameName == game);
        return new MatchStory(title, title.IsLittleEndian ? ConsoleKind.Ds : ConsoleKind.Wii, number, consoles, box.Address, memory);
    }

    private static void Play(MatchStory story)
    {
        story.Play();
        Assert.IsTrue(story.Passed, story.Passed ? "" : Wrong(story));
    }

    private static void PlayAtOnce(params IStory[] stories)
    {
        List<Thread> threads = [.. stories.Select(story => new Thread(story.Play))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.AreEqual("", string.Join(Environment.NewLine, stories.Where(story => !story.Passed).Select(Wrong)));
    }

    private static string Wrong(IStory story)
    {
        Leg wrong = story.Legs[story.Legs.Count - 1];
        return $"{story.Title}: {wrong.Name}: {wrong.Detail}";
    }

    private static void Contains(string text, string part) => Assert.IsTrue(text.Contains(part, StringComparison.Ordinal), $"'{part}' is missing in: {text}");
}
