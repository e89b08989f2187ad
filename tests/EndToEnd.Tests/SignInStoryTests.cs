using System;
using System.Globalization;
using System.IO;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.SignIns;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>Messenger and tokens over real sockets.</summary>
[TestClass]
public class SignInStoryTests
{
    [TestMethod]
    public void Three_people_talk_at_every_version_and_once_more_after_a_restart()
    {
        using TemporaryFolder folder = new();
        for (int i = 0; i < 2; i++)
        {
            using RunningTestBox box = RunningTestBox.Start(folder.Path);
            Play(new MessengerStory(1, box.Address));
        }
    }

    [TestMethod]
    public void A_tool_gets_tokens_at_every_level()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        Play(new TokenStory(1, box.Address));
    }

    [TestMethod]
    public void The_commands_play_both_stories_and_make_accounts()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(Path.Combine(folder.Path, "data"));
        foreach (string story in new[] { "messenger", "tokens" })
        {
            (int exitCode, string output) = BoxProcess.Execute("simulate", "--story", story, "--offset", $"{box.Offset}", "--memory", Path.Combine(folder.Path, "memory.json"));
            Assert.AreEqual(0, exitCode, output + box.Output);
            Assert.IsTrue(output.Contains("every leg was right", StringComparison.Ordinal), output);
        }
    }

    [TestMethod]
    public void A_voice_key_is_opened_by_its_key_alone()
    {
        const string Key = "IK9b1eBvUlOcOmdS6SwgwF05nBC/OQ230Vor0m8gvvsR3xKqnRvStZPMY1DWyiQw";
        (int exitCode, string output) = BoxProcess.Execute("voice", "check", Key, "--key", "ABCDEFGHIJKLMNOP");
        Assert.AreEqual(0, exitCode, output);
        Assert.IsTrue(output.Contains("1400000001", StringComparison.Ordinal) && output.Contains("10001", StringComparison.Ordinal) && output.Contains("201", StringComparison.Ordinal), output);
        Assert.AreEqual(1, BoxProcess.Execute("voice", "check", Key, "--key", "ABCDEFGHIJKLMNOQ").ExitCode);
        Assert.AreEqual(2, BoxProcess.Execute("voice", "check", Key, "--key", "short").ExitCode);
    }

    private static void Play(IStory story)
    {
        story.Play();
        string wrong = "";
        foreach (Leg leg in story.Legs)
        {
            if (!leg.Passed) wrong = string.Create(CultureInfo.InvariantCulture, $"{story.Title}: {leg.Name}: {leg.Detail}");
        }
        Assert.IsTrue(story.Passed, wrong);
    }
}
