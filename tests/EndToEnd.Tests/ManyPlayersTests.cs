using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

[TestClass]
public class ManyPlayersTests
{
    private const int Players = 20;
    private const int Messages = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Player[] _players = new Player[Players];
    private readonly ConcurrentBag<string> _failures = [];

    [TestMethod]
    public void Twenty_PC_players_register_become_friends_in_pairs_and_chat_all_at_once()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        // Each step of all players begins at once; within a step nobody waits for anybody but the box.
        AtOnce(number => _players[number] = PcAtHome.Begin(Pc(number), box.Address));
        AtOnce(number => _players[number].Add(Other(number), "at once"));
        AtOnce(number => Wait(number, message => message.Command == "bm" && message.CommandValue == "4"));
        AtOnce(Chat);
        AtOnce(number => FindItself(number, box.Address));
        AtOnce(number => _players[number].Leave());
        AtOnce(number =>
        {
            using Player player = PcAtHome.Return(Pc(number), box.Address);
            if (!player.Link.Buddies.SequenceEqual([Other(number).ProfileId])) throw new LegException("the list of buddies is wrong");
            player.Link.Settle();
        });
    }

    private static SimulatedPc Pc(int number) => new(number + 1, "chatter");

    private Player Other(int number) => _players[number ^ 1];

    // Every word of the other comes, in order, and nobody else's.
    private void Chat(int number)
    {
        Player player = _players[number];
        int from = Other(number).ProfileId;
        int next = 0;
        for (int i = 0; i < Messages; i++)
        {
            player.Write(Other(number), $"word {i}");
            if (i % 10 == 0) player.SetStatus(1, $"at word {i}", "");
        }
        Wait(number, message =>
        {
            if (message.Command != "bm") throw new LegException($"this came: {message}");
            message.Check("f", from);
            if (message.CommandValue == "1") message.Check("msg", $"word {next++}");
            return next == Messages;
        });
    }

    private void FindItself(int number, BoxAddress box)
    {
        SimulatedPc pc = Pc(number);
        TextMessage answer = new SearchClient(box.Server, box.SearchPort, pc.GameName)
            .Ask("check", ("nick", pc.Nick), ("email", pc.Address), ("partnerid", 0), ("passenc", pc.VeiledPassword));
        if (answer.TakeNumber("cur") != 0 || answer.TakeNumber("pid") != _players[number].ProfileId) throw new LegException($"the search is wrong: {answer}");
    }

    private void Wait(int number, Func<TextMessage, bool> isLast)
    {
        long start = Stopwatch.GetTimestamp();
        bool found = false;
        while (!found)
        {
            foreach (TextMessage message in _players[number].Link.Settle()) found |= isLast(message);
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new LegException("what was due did not come");
        }
    }

    private void AtOnce(Action<int> step)
    {
        List<Thread> threads = [.. Enumerable.Range(0, Players).Select(number => new Thread(() =>
        {
            try
            {
                step(number);
            }
            catch (Exception exception)
            {
                _failures.Add($"player {number}: {exception.Message}");
            }
        }))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.AreEqual("", string.Join(Environment.NewLine, _failures));
    }
}
