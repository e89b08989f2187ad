using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Hold;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>Players who stay in the lobby, for those who look at it.</summary>
[TestClass]
public class HoldTests
{
    [TestMethod]
    public void A_held_room_has_players_of_different_names_until_it_is_told_to_stop()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(Path.Combine(folder.Path, "data"));
        using HeldLobby lobby = new(new StoryPlan(StoryKind.Match, ConsoleKind.Wii, null, 1, 4), box.Address, ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json")));
        lobby.Enter();
        lobby.SayHello();

        using JsonDocument shown = JsonDocument.Parse(Ask(box.Address));
        List<string> names = [.. shown.RootElement.GetProperty("players").EnumerateArray().Select(player => player.GetProperty("name").GetString()).Order()];
        Assert.AreEqual("Anna, Ben, Chloe, Mario", string.Join(", ", names));
        Assert.AreEqual(string.Join(", ", names), string.Join(", ", lobby.Names.Order()));
        JsonElement room = shown.RootElement.GetProperty("rooms").EnumerateArray().Single();
        Assert.AreEqual("mariokartwii", room.GetProperty("game").GetString());

        using CancellationTokenSource stop = new();
        stop.Cancel();
        lobby.Stay(TimeSpan.FromHours(1), stop.Token);
        lobby.Leave();
        using JsonDocument empty = JsonDocument.Parse(Ask(box.Address));
        Assert.AreEqual(0, empty.RootElement.GetProperty("players").GetArrayLength());
    }

    [TestMethod]
    public void Hosts_on_PCs_are_held_as_well()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(Path.Combine(folder.Path, "data"));
        using HeldLobby lobby = new(new StoryPlan(StoryKind.Browse, ConsoleKind.Wii, null, 1, 2), box.Address, ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json")));
        lobby.Enter();
        using JsonDocument shown = JsonDocument.Parse(Ask(box.Address));
        Assert.AreEqual(2, shown.RootElement.GetProperty("rooms").EnumerateArray().Select(room => room.ToString()).Distinct().Count());
    }

    [TestMethod]
    public void Every_console_of_a_kind_has_a_name_of_its_own_that_fits_into_a_console()
    {
        foreach (ConsoleKind kind in new[] { ConsoleKind.Wii, ConsoleKind.Ds })
        {
            string[] names = [.. Enumerable.Range(1, 500).Append(123_456).Select(number => new SimulatedConsole(kind, number).Name)];
            Assert.AreEqual(names.Length, names.Distinct().Count());
            Assert.IsTrue(names.All(name => name.Length <= 10), string.Join(' ', names.Where(name => name.Length > 10)));
        }
    }

    [TestMethod]
    public void One_console_is_one_and_who_says_nothing_gets_two_for_a_match()
    {
        StoryPlan Plan(int count) => new(StoryKind.Match, ConsoleKind.Wii, null, 1, count);
        Assert.AreEqual(1, Plan(1).Rooms().Single().Size);
        Assert.AreEqual(2, Plan(0).Rooms().Single().Size);
        Assert.AreEqual(25, Plan(25).Rooms().Sum(room => room.Size));
        Assert.AreEqual(1, (Plan(0) with { Kind = StoryKind.SignIn }).Consoles);
    }

    [TestMethod]
    public void A_console_that_is_alone_in_its_room_plays_the_match_to_its_end()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(Path.Combine(folder.Path, "data"));
        IStory story = new StoryPlan(StoryKind.Match, ConsoleKind.Ds, null, 1, 1).Create(box.Address, ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json"))).Single();
        story.Play();
        Assert.IsTrue(story.Passed, string.Join('\n', story.Legs));
        Assert.IsTrue(story.Title.Contains("DS 1, alone", StringComparison.Ordinal), story.Title);
    }

    private static string Ask(BoxAddress box)
    {
        using System.Net.Http.HttpClient client = new();
        return client.GetStringAsync(new Uri($"http://{IPAddress.Loopback}:{box.HttpPorts[0]}/api/lobby")).GetAwaiter().GetResult();
    }
}
