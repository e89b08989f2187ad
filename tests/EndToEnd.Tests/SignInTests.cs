using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Net;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

[TestClass]
public class SignInTests
{
    [DataRow(ConsoleKind.Ds)]
    [DataRow(ConsoleKind.Wii)]
    [TestMethod]
    public void A_console_signs_in_and_is_the_same_after_a_restart(ConsoleKind kind)
    {
        using TemporaryFolder folder = new();
        ConsoleMemory.Entry memory = new();
        int first;
        using (RunningTestBox box = RunningTestBox.Start(folder.Path)) first = Played.SignIn(kind, 1, box.Address, memory);
        string userId = memory.UserId;
        using (RunningTestBox box = RunningTestBox.Start(folder.Path))
        {
            Assert.AreEqual(first, Played.SignIn(kind, 1, box.Address, memory), "profile");
            Assert.AreNotEqual(first, Played.SignIn(kind, 2, box.Address, new ConsoleMemory.Entry()), "another console");
        }
        Assert.AreEqual(userId, memory.UserId);
    }

    [TestMethod]
    public void Fifty_consoles_sign_in_at_once()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        ConcurrentBag<int> profiles = [];
        ConcurrentBag<Exception> failures = [];
        List<Thread> threads = [.. Enumerable.Range(1, 50).Select(number => new Thread(() =>
        {
            try
            {
                profiles.Add(Played.SignIn(number % 2 == 0 ? ConsoleKind.Ds : ConsoleKind.Wii, number, box.Address, new ConsoleMemory.Entry()));
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.AreEqual("", string.Join(Environment.NewLine, failures.Select(failure => failure.Message)));
        Assert.AreEqual(50, profiles.Distinct().Count(), "profiles");
    }

    [TestMethod]
    public void The_small_board_signs_in_four_consoles_at_once_and_many_one_after_the_other()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        ConcurrentBag<Exception> failures = [];
        List<Thread> threads = [.. Enumerable.Range(1, 4).Select(lane => new Thread(() =>
        {
            try
            {
                for (int i = 0; i < 5; i++) Played.SignIn(ConsoleKind.Ds, lane * 100 + i, box.Address, new ConsoleMemory.Entry());
            }
            catch (Exception exception)
            {
                failures.Add(exception);
            }
        }))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.AreEqual("", string.Join(Environment.NewLine, failures.Select(failure => failure.Message)));
        Assert.IsTrue(box.Sockets.Peak < box.Sockets.Limit, "the reserve was never touched");
    }
}
