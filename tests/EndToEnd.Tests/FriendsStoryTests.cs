using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Net;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

[TestClass]
public class FriendsStoryTests
{
    [TestMethod]
    public void Friends_are_made_and_parted_again_and_again_also_after_a_restart()
    {
        using TemporaryFolder folder = new();
        ConsoleMemory memory = ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json"));
        using (RunningTestBox box = RunningTestBox.Start(folder.Path))
        {
            Play(new FriendsStory(1, box.Address, memory));
            Play(new FriendsStory(1, box.Address, memory));
        }
        using (RunningTestBox box = RunningTestBox.Start(folder.Path)) Play(new FriendsStory(1, box.Address, memory));
    }

    [TestMethod]
    public void The_small_board_plays_the_whole_story()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        Play(new FriendsStory(1, box.Address, ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json"))));
        Assert.IsTrue(box.Sockets.Peak < box.Sockets.Limit, "the reserve was never touched");
    }

    [TestMethod]
    public void Ten_circles_of_friends_do_not_hear_each_other()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        ConsoleMemory memory = ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json"));
        List<FriendsStory> stories = [.. Enumerable.Range(1, 10).Select(number => new FriendsStory(number, box.Address, memory))];
        List<Thread> threads = [.. stories.Select(story => new Thread(story.Play))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.AreEqual("", string.Join(Environment.NewLine, stories.Where(story => !story.Passed).Select(Wrong)));
    }

    [TestMethod]
    public void The_command_tells_every_leg_and_ends_with_exit_code_0()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(Path.Combine(folder.Path, "data"));
        string[] command = ["simulate", "--story", "friends", "--offset", $"{box.Offset}", "--memory", Path.Combine(folder.Path, "memory.json")];
        (int exitCode, string output) = BoxProcess.Execute(command);
        Assert.AreEqual(0, exitCode, output + box.Output);
        Assert.IsTrue(output.Contains("every leg was right", StringComparison.Ordinal), output);
        Assert.IsTrue(output.Contains("search: otherslist", StringComparison.Ordinal), output);
        box.Kill();
        (exitCode, output) = BoxProcess.Execute(command);
        Assert.AreEqual(1, exitCode, output);
        Assert.IsTrue(output.Contains("a leg went wrong", StringComparison.Ordinal), output);
    }

    private static void Play(FriendsStory story)
    {
        story.Play();
        Assert.IsTrue(story.Passed, story.Passed ? "" : Wrong(story));
    }

    private static string Wrong(FriendsStory story)
    {
        Leg wrong = story.Legs[story.Legs.Count - 1];
        return $"{story.Title}: {wrong.Name}: {wrong.Detail}";
    }
}
