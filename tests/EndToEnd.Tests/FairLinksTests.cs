using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Box.Simulate.Match;
using PocketSpy.Core;
using PocketSpy.Net;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>
/// A handful of links that say nothing, or half of something, on the small board's limits: whoever comes next signs in, is listed, finds and connects,
/// each within two seconds. From one address, and from as many as there are links.
/// </summary>
[TestClass]
public class FairLinksTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Nine_silent_presence_links_keep_nobody_out(bool several) => Attack(several, (box, from) => Hold(from, 9, box.PresencePort, ""));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Seven_web_requests_of_one_byte_keep_nobody_out(bool several) => Attack(several, (box, from) => Hold(from, 7, box.HttpPorts[0], "G"));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Four_half_searches_keep_nobody_out(bool several) => Attack(several, (box, from) => Hold(from, 4, box.SearchPort, "\\search\\\\nick\\x"));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Sixteen_silent_list_links_keep_nobody_out(bool several) => Attack(several, (box, from) => Hold(from, 16, box.ListPort, ""));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void All_of_them_at_once_keep_nobody_out(bool several) => Attack(several, (box, from) =>
    [
        .. Hold(from, 9, box.PresencePort, "\\login\\"), .. Hold(from, 7, box.HttpPorts[0], "G"), .. Hold(from, 4, box.SearchPort, "\\"), .. Hold(from, 16, box.ListPort, "\0"),
    ]);

    [TestMethod]
    public void Four_consoles_meet_on_a_board_whose_player_search_was_just_used()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = Start(folder.Path);
        Assert.AreEqual(0, new SearchClient(IPAddress.Loopback, box.Address.SearchPort, "mariokartwii").Ask("valid", ("email", "a@b.example")).TakeNumber("vr"));
        MatchStory story = new(MatchTitle.MarioKartWii, ConsoleKind.Wii, 1, 4, box.Address, ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json")));
        story.Play();
        Assert.IsTrue(story.Passed, Why(story));
        Assert.AreEqual(0, box.Sockets.Refused);
    }

    [TestMethod]
    public void Pipelined_searches_are_all_answered_and_a_sign_in_beside_them_does_not_notice()
    {
        const int Searches = 3_000;
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        for (int i = 1; i <= 20; i++) Played.SignIn(ConsoleKind.Wii, i, box.Address, new ConsoleMemory.Entry());
        using Socket link = Connect(IPAddress.Loopback, box.Address.SearchPort);
        byte[] request = Encoding.ASCII.GetBytes("\\search\\\\lastname\\x\\gamename\\y\\final\\");
        byte[] all = [.. Enumerable.Repeat(request, Searches).SelectMany(bytes => bytes)];
        Thread sender = new(() => link.Send(all));
        sender.Start();
        int answers = 0;
        Thread reader = new(() => answers = CountAnswers(link, Searches));
        reader.Start();
        Stopwatch watch = Stopwatch.StartNew();
        Played.SignIn(ConsoleKind.Wii, 99, box.Address, new ConsoleMemory.Entry());
        Assert.IsTrue(watch.Elapsed < Soon, watch.Elapsed.ToString());
        sender.Join();
        reader.Join();
        Assert.AreEqual(Searches, answers);
    }

    private static int CountAnswers(Socket link, int most)
    {
        byte[] buffer = new byte[65_536];
        int found = 0;
        int place = 0;
        byte[] end = Encoding.ASCII.GetBytes("\\final\\");
        while (found < most)
        {
            int count = link.Receive(buffer);
            if (count == 0) break;
            for (int i = 0; i < count; i++)
            {
                place = buffer[i] == end[place] ? place + 1 : buffer[i] == end[0] ? 1 : 0;
                if (place < end.Length) continue;
                found++;
                place = 0;
            }
        }
        return found;
    }

    private static void Attack(bool several, Func<BoxAddress, bool, Socket[]> attack)
    {
        if (several && !OperatingSystem.IsLinux()) Assert.SkipTest("elsewhere loopback has one address");
        using TemporaryFolder folder = new();
        using RunningTestBox box = Start(folder.Path);
        Socket[] silent = attack(box.Address, several);
        try
        {
            SignIn signIn = new(new SimulatedConsole(ConsoleKind.Wii, 50), box.Address, new ConsoleMemory.Entry());
            signIn.Play();
            foreach (Leg leg in signIn.Legs) Assert.IsTrue(leg.Passed && leg.Time < Soon, $"{leg.Name}: {leg.Time} {leg.Detail}");
            Assert.IsTrue(signIn.Passed);

            MatchStory story = new(MatchTitle.MarioKartWii, ConsoleKind.Wii, 1, 2, box.Address, ConsoleMemory.Load(Path.Combine(folder.Path, "memory.json")));
            story.Play();
            Assert.IsTrue(story.Passed, Why(story));
            Assert.IsTrue(story.ServerTimes.Max() < Soon, $"{story.ServerTimes.Max()}");
        }
        finally
        {
            foreach (Socket socket in silent) socket.Close();
        }
    }

    private static RunningTestBox Start(string directory) => RunningTestBox.Start(directory, BoxSize.Small(), new PollingWaiter(null), new BoardCalls(() => Environment.TickCount64));

    private static string Why(MatchStory story) => story.Legs.Count == 0 ? "" : $"{story.Legs[^1].Name}: {story.Legs[^1].Detail}";

    // Links that say so much and no more, and stay.
    private static Socket[] Hold(bool several, int count, int port, string says)
    {
        List<Socket> links = [];
        for (int i = 0; i < count; i++)
        {
            Socket link = Connect(several ? new IPAddress([127, 1, (byte)(port & 0xFF), (byte)(i + 1)]) : IPAddress.Loopback, port);
            if (link is null) continue;
            if (says.Length > 0) link.Send(Encoding.ASCII.GetBytes(says));
            links.Add(link);
        }
        return [.. links];
    }

    // Null when the listener has given way, as the search does when sockets run out: whoever attacks holds nothing there.
    private static Socket Connect(IPAddress from, int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 30_000 };
        socket.Bind(new IPEndPoint(from, 0));
        try
        {
            socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            socket.Close();
            return null;
        }
        return socket;
    }
}
