using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using PocketSpy.Web;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Core;
using PocketSpy.Net;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A hundred phones look at the page of the small board, with its 16 sockets, while consoles play.</summary>
[TestClass]
public class CrowdTests
{
    private const int Phones = 100;

    // Far below what any console waits; a box that is not disturbed takes a few milliseconds.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(400);

    [TestMethod]
    public async Task A_match_keeps_its_time_beside_a_hundred_phones()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        ConsoleMemory memory = ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json"));
        using CancellationTokenSource end = new();
        Crowd crowd = new(box.Address.HttpPorts[0]);
        Task phones = Task.WhenAll(Enumerable.Range(0, Phones).Select(_ => crowd.Poll(end.Token)));

        Stopwatch watch = Stopwatch.StartNew();
        List<TimeSpan> times = [];
        for (int i = 0; i < 3; i++)
        {
            // All who play stay signed in: the sockets get fewer.
            MatchStory story = new(MatchTitle.MarioKartWii, ConsoleKind.Wii, 1, 3, box.Address, memory);
            await Task.Run(story.Play);
            Assert.IsTrue(story.Passed, story.Passed ? "" : $"{story.Legs[^1].Name}: {story.Legs[^1].Detail}");
            times.AddRange(story.ServerTimes);
        }
        await end.CancelAsync();
        await phones;

        Assert.IsTrue(times.Max() < Soon, $"{times.Max()}");
        // The small board answers four a second; the rest is told to come later.
        Assert.IsTrue(crowd.Answered > watch.Elapsed.TotalSeconds * WebSize.For(BoxSize.Small()).PageAnswers / 4, $"{crowd.Answered} answered, {crowd.Told} told to wait, {crowd.Cut} cut");
        Assert.AreEqual("", crowd.Wrong);
        Assert.IsTrue(box.Sockets.Peak < box.Sockets.Limit);
    }

    /// <summary>Phones that ask as the page does: as often as the box says, and rarer when it says no.</summary>
    private sealed class Crowd(int port)
    {
        private int _answered;
        private int _told;
        private int _cut;

        public int Answered => _answered;

        public int Told => _told;

        public int Cut => _cut;

        public string Wrong { get; private set; } = "";

        public async Task Poll(CancellationToken end)
        {
            using SocketsHttpHandler handler = new() { PooledConnectionLifetime = TimeSpan.Zero };
            using HttpClient phone = new(handler) { Timeout = TimeSpan.FromSeconds(15) };
            int failures = 0;
            while (!end.IsCancellationRequested)
            {
                double wait;
                try
                {
                    using HttpResponseMessage answer = await phone.GetAsync(new Uri($"http://{IPAddress.Loopback}:{port}/api/lobby"), end);
                    string text = await answer.Content.ReadAsStringAsync(end);
                    if (answer.IsSuccessStatusCode)
                    {
                        using JsonDocument lobby = JsonDocument.Parse(text);
                        wait = lobby.RootElement.GetProperty("box").GetProperty("pollSeconds").GetInt32();
                        Interlocked.Increment(ref _answered);
                        failures = 0;
                    }
                    else
                    {
                        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) Wrong = answer.StatusCode.ToString();
                        Interlocked.Increment(ref _told);
                        wait = Math.Min(60, 2 << failures++);
                    }
                }
                catch (OperationCanceledException)
                {
                    return;
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException)
                {
                    Interlocked.Increment(ref _cut);
                    wait = Math.Min(60, 2 << failures++);
                }
                try
                {
                    await Task.Delay(TimeSpan.FromSeconds(wait * (0.5 + Random.Shared.NextDouble())), end);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
        }
    }
}
