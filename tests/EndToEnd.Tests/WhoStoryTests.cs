using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>Attacks of a guest at the party, over real sockets: somebody else's console, somebody else's password.</summary>
[TestClass]
public class WhoStoryTests
{
    // Another address of this PC: only 127.0.0.1 has no rations.
    private static readonly IPAddress Guest = IPAddress.Parse("127.0.0.9");

    [TestMethod]
    [DataRow(ConsoleKind.Ds)]
    [DataRow(ConsoleKind.Wii)]
    public void A_guest_who_knows_a_user_id_is_not_its_console(ConsoleKind kind)
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new SelectWaiter());
        ConsoleMemory.Entry memory = new();
        int profile = Played.SignIn(kind, 1, box.Address, memory);
        LegException refused = Refused(() => Played.SignIn(kind, 2, box.Address, new ConsoleMemory.Entry { UserId = memory.UserId }));
        Assert.IsTrue(refused.Message.Contains("3921", StringComparison.Ordinal), refused.Message);
        Assert.AreEqual(profile, Played.SignIn(kind, 1, box.Address, memory));
    }

    [TestMethod]
    public void A_guest_who_guesses_passwords_learns_nothing_and_the_player_signs_in()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new SelectWaiter());
        SimulatedPc ann = new(1, "ann");
        PcAtHome.Begin(ann, box.Address).Dispose();
        string answer = "";
        for (int i = 0; i < 50; i++) answer = Check(box.Address, Guest, ann, "guess" + i.ToString(CultureInfo.InvariantCulture));
        Assert.AreEqual("\\cur\\3584\\final\\", answer);
        Assert.AreEqual("\\cur\\3584\\final\\", Check(box.Address, Guest, ann, ann.Password), "the right one tells nothing");
        Assert.IsTrue(Check(box.Address, IPAddress.Loopback, ann, ann.Password).StartsWith("\\cur\\0\\pid\\", StringComparison.Ordinal));
        PcAtHome.Return(ann, box.Address).Dispose();
    }

    [TestMethod]
    public void The_owner_lists_releases_and_deletes_from_the_command_line()
    {
        using TemporaryFolder folder = new();
        using BoxProcess box = BoxProcess.Run(folder.Path);
        ConsoleMemory.Entry memory = new();
        int profile = Played.SignIn(ConsoleKind.Wii, 1, box.Address, memory);
        SetPin(box);
        Assert.IsTrue(Players(box, 0, "list").Contains(profile.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        // The console was replaced: its memory card is in another one.
        ConsoleMemory.Entry copy = new() { UserId = memory.UserId };
        Refused(() => Played.SignIn(ConsoleKind.Wii, 2, box.Address, copy));
        Players(box, 0, "release", profile.ToString(CultureInfo.InvariantCulture));
        Played.SignIn(ConsoleKind.Wii, 2, box.Address, copy);
        Players(box, 0, "delete", profile.ToString(CultureInfo.InvariantCulture));
        Assert.IsTrue(Players(box, 1, "kick", profile.ToString(CultureInfo.InvariantCulture)).Contains("there is no such player", StringComparison.Ordinal));
        Assert.IsTrue(Players(box, 2, "kick", "me").Contains("is not the number of a player", StringComparison.Ordinal));
    }

    private static string Players(BoxProcess box, int exitCode, params string[] arguments)
    {
        (int code, string output) = BoxProcess.Execute(["players", .. arguments, "--offset", box.Offset.ToString(CultureInfo.InvariantCulture), "--pin", "1234"]);
        Assert.AreEqual(exitCode, code, output);
        return output;
    }

    private static void SetPin(BoxProcess box)
    {
        using HttpClient browser = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{80 + box.Offset}") };
        browser.DefaultRequestHeaders.Add("X-Pin", "1234");
        using StringContent body = new("{\"pin\":\"1234\"}");
        using HttpResponseMessage answer = browser.PostAsync(new Uri("/api/pin", UriKind.Relative), body).GetAwaiter().GetResult();
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private static LegException Refused(Func<int> story)
    {
        try
        {
            story();
        }
        catch (LegException exception)
        {
            return exception;
        }
        Assert.IsTrue(false, "it was let in");
        return null;
    }

    private static string Check(BoxAddress box, IPAddress from, SimulatedPc player, string password)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = 10_000 };
        socket.Bind(new IPEndPoint(from, 0));
        socket.Connect(IPAddress.Loopback, box.SearchPort);
        socket.Send(Encoding.ASCII.GetBytes($"\\check\\\\nick\\{player.Nick}\\email\\{player.Address}\\pass\\{password}\\final\\"));
        byte[] buffer = new byte[512];
        int count = 0;
        while (count == 0 || !Encoding.ASCII.GetString(buffer, 0, count).EndsWith("\\final\\", StringComparison.Ordinal))
        {
            int got = socket.Receive(buffer, count, buffer.Length - count, SocketFlags.None);
            if (got == 0) break;
            count += got;
        }
        return Encoding.ASCII.GetString(buffer, 0, count);
    }
}
