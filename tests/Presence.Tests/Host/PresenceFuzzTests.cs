using System.Collections.Generic;
using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Presence.Tests.Gpsp;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

/// <summary>50,000 mutations of all golden packets from one player and from searches; the friend beside notices nothing but messages.</summary>
[TestClass]
public class PresenceFuzzTests
{
    private const int Messages = 50_000;

    private static readonly string[] Marks =
        ["\\final\\", "\\", "\\\\", "|", "|signed|", "\0", "@", ",", "\\t\\", "\\profileid\\", "\\newprofileid\\", "\\msg\\", "\\email\\", "\\nick\\", "\\uniquenick\\", "-1", "99999999999999999999"];

    [TestMethod]
    public void No_message_throws_or_disturbs_another_player()
    {
        FakeRandom random = new(7);
        FaultyFileSystem files = new();
        World world = new(files, 7);
        Player friend = Player.OnWii(world, 1).In();
        Player luigi = Player.NewOnPc(world, 2, "luigi");
        Player console = Player.OnDs(world, 3).In();
        luigi.Befriend(friend);
        console.Befriend(friend);
        friend.Take();
        for (int i = 0; i < Messages; i++)
        {
            Player sender = random.Next(2) == 0 ? luigi : console;
            string message = random.Next(4) == 0
                ? SearchPackets.Fill(SearchPackets.Requests[random.Next(SearchPackets.Requests.Length)], sender)
                : Raw.Exchange(Raw.Exchange(GoldenPackets.All[random.Next(GoldenPackets.All.Length)].Message, "SESSKEY", sender.SessionKey), "PROFILE", sender.ProfileId);
            if (random.Next(2) == 0) message = Raw.Exchange(message, "\\t\\1\\", "\\t\\" + friend.ProfileId + "\\");
            if (random.Next(2) == 0) message = Raw.Exchange(message, "profileid\\1\\", "profileid\\" + friend.ProfileId + "\\");
            byte[] bytes = Mutate(message, random);
            if (random.Next(4) == 0)
            {
                Link link = new(world.Search, 9);
                link.Write(bytes);
                string answer = link.Take();
                Assert.IsTrue(answer == "" || answer.EndsWith("\\final\\"));
                link.HangUp();
            }
            else
            {
                sender.Link.Write(bytes);
                sender.Take();
            }
            if (i % 100 == 0)
            {
                // Rubbish without an end swallows what comes behind it; a deleted user comes back as another.
                sender.HangUp();
                world.Pass(10);
            }
            if (sender.Link.IsEnded || i % 100 == 0)
            {
                sender.HangUp();
                if (!sender.TryLogIn().Contains("\\lc\\2\\"))
                {
                    sender.HangUp();
                    luigi = Player.OnWii(world, 50 + random.Next(20)).In();
                }
                else
                {
                    sender.HangUp();
                    sender.LogIn();
                }
            }
            AssertUnharmed(friend);
            Assert.IsTrue(world.Presence.Count <= 4 && world.Search.Count == 0 && world.Profiles.Count <= 128 && world.Store.Users.Count <= 64);
        }
        Assert.IsTrue(friend.Say("\\getprofile\\KEY\\profileid\\" + friend.ProfileId + "\\id\\2").StartsWith("\\pi\\"));
        Assert.AreEqual(friend.ProfileId, Player.OnWii(new World(files, 8), 1).In().ProfileId);
    }

    // Each thing that reaches the friend is one well-formed message of a known kind, never an error.
    private static void AssertUnharmed(Player friend)
    {
        Assert.IsFalse(friend.Link.IsEnded);
        string got = friend.Take();
        while (got != "")
        {
            int end = got.IndexOf("\\final\\");
            Assert.IsTrue(end > 0, got);
            string one = got.Substring(0, end);
            Assert.IsTrue(one.StartsWith("\\bm\\"), one);
            Assert.IsFalse(one.Contains('\0'), one);
            Assert.IsTrue(Raw.CountOf(one, "\\") <= 8, one);
            if (one.StartsWith("\\bm\\2\\")) Assert.AreEqual(one.Length, one.IndexOf("|signed|") + 40, one);
            got = got.Substring(end + 7);
        }
    }

    private static byte[] Mutate(string message, FakeRandom random)
    {
        List<byte> bytes = [.. Raw.Bytes(message)];
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = bytes.Count == 0 ? 0 : random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    if (bytes.Count > 0) bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at + 1) / 4);
                    break;
                case 2:
                    bytes.InsertRange(at, Raw.Bytes(Marks[random.Next(Marks.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, Raw.Bytes(Raw.Repeat((char)random.Next(256), random.Next(300))));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at + 1)));
                    break;
            }
        }
        return bytes.Count > 1_024 ? [.. bytes.GetRange(0, 1_024)] : [.. bytes];
    }
}
