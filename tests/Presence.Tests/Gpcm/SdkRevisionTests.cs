using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>What is sent and what is not, for each of the 64 combinations of the bits of sdkrevision.</summary>
[TestClass]
public class SdkRevisionTests
{
    private const string OldAuthorization = "I have authorized your request to add me to your list";
    private const int Revisions = 64;

    [TestMethod]
    public void Lists_come_before_the_answer_or_not_at_all()
    {
        for (int revision = 0; revision < Revisions; revision++)
        {
            World world = new();
            Player friend = Player.OnDs(world, 2).In();
            Player other = Player.OnWii(world, 3).In();
            Player player = Player.OnWii(world, 1);
            player.Sdk = revision;
            bool lists = (revision & 8) != 0;
            Assert.AreEqual(lists ? "\\bdy\\0\\list\\\\final\\\\blk\\0\\list\\\\final\\" : "", BeforeAnswer(player.LogIn()), revision.ToString());

            player.Befriend(friend);
            player.Befriend(other);
            player.Say("\\addblock\\KEY\\profileid\\" + other.ProfileId);
            other.HangUp();
            player.HangUp();
            string all = player.LogIn();
            string expected = "\\bdy\\2\\list\\" + friend.ProfileId + "," + other.ProfileId + "\\final\\\\blk\\1\\list\\" + other.ProfileId + "\\final\\";
            Assert.AreEqual(lists ? expected : "", BeforeAnswer(all), revision.ToString());
            string after = AfterAnswer(all);
            // Who is away needs a word only when there was no list.
            string statuses = Status(revision, friend.ProfileId, 0) + (lists ? "" : Status(revision, other.ProfileId, 0));
            Assert.AreEqual(Raw.CountOf(statuses, "\\final\\"), Raw.CountOf(after, "\\final\\"), after);
            AssertStatus(revision, after, friend.ProfileId);
            Assert.AreEqual(!lists, after.Contains("\\" + other.ProfileId + "\\"), revision.ToString());
        }
    }

    [TestMethod]
    public void The_answer_to_a_token_tells_namespace_and_partner_with_bit_16_only()
    {
        for (int revision = 0; revision < Revisions; revision++)
        {
            World world = new();
            Player player = Player.OnWii(world, 1);
            player.Sdk = revision;
            string answer = player.LogIn();
            Assert.AreEqual((revision & 16) != 0 ? "16" : null, Raw.Value(answer, "namespaceid"), revision.ToString());
            Assert.AreEqual((revision & 16) != 0 ? "11" : null, Raw.Value(answer, "partnerid"), revision.ToString());
            player.HangUp();
            Player user = Player.NewOnPc(world, 2, "luigi");
            user.HangUp();
            user.Sdk = revision;
            Assert.IsNull(Raw.Value(user.LogIn(), "namespaceid"), revision.ToString());
        }
    }

    [TestMethod]
    public void An_authorization_and_a_revocation_come_in_the_form_of_the_SDK()
    {
        for (int revision = 0; revision < Revisions; revision++)
        {
            World world = new();
            Player player = Player.OnWii(world, 1);
            player.Sdk = revision;
            player.LogIn();
            Player friend = Player.OnDs(world, 2).In();
            friend.SetStatus(2, "racing");
            player.Add(friend);
            string request = friend.Take();
            string signature = request.Substring(request.IndexOf("|signed|") + 8, 32);
            Assert.AreEqual("", friend.Say("\\authadd\\KEY\\fromprofileid\\" + player.ProfileId + "\\sig\\" + signature));
            string told = player.Take();
            if ((revision & 1) != 0)
            {
                Assert.IsTrue(told.StartsWith("\\bm\\4\\f\\" + friend.ProfileId + "\\date\\"), told);
                Assert.IsFalse(told.Contains(OldAuthorization), told);
            }
            else
            {
                Assert.IsTrue(told.StartsWith("\\bm\\1\\f\\" + friend.ProfileId + "\\msg\\" + OldAuthorization + "\\final\\"), told);
            }
            Assert.AreEqual(2, Raw.CountOf(told, "\\final\\"), told);
            AssertStatus(revision, told, friend.ProfileId);

            Assert.AreEqual("", friend.Say("\\revoke\\KEY\\profileid\\" + player.ProfileId));
            told = player.Take();
            if ((revision & 2) != 0) Assert.IsTrue(told.StartsWith("\\bm\\6\\f\\" + friend.ProfileId + "\\"), told);
            else Assert.AreEqual("", told, revision.ToString());
            friend.SetStatus(1, "here");
            Assert.AreEqual("", player.Take(), "a status after the revocation");
        }
    }

    [TestMethod]
    public void A_status_comes_in_the_form_of_the_SDK()
    {
        string[] keys = new string[] { "state", "profile", "bip", "bport", "hostip", "hprivip", "qport", "hport", "sessflags", "rstatus", "gameType", "gameVnt", "gameMn", "product", "qmodeflags" };
        for (int revision = 0; revision < Revisions; revision++)
        {
            World world = new();
            Player player = Player.OnWii(world, 1);
            player.Sdk = revision;
            player.LogIn();
            Player friend = Player.OnDs(world, 2).In();
            player.Befriend(friend);
            friend.Say("\\statusinfo\\\\state\\2KEY\\hostIp\\1\\hprivIp\\2\\qport\\3\\hport\\4\\sessflags\\5\\richStatus\\racing\\gameType\\vs\\gameVariant\\150cc\\gameMapName\\Luigi Circuit");
            string status = player.Take();
            AssertStatus(revision, status, friend.ProfileId);
            if ((revision & 4) == 0) continue;
            for (int i = 0; i < keys.Length; i++) Assert.IsNotNull(Raw.Value(status, keys[i]), keys[i]);
            Assert.AreEqual("0", Raw.Value(status, "bport"));
            Assert.AreEqual("Luigi Circuit", Raw.Value(status, "gameMn"));
            friend.HangUp();
            string gone = player.Take();
            for (int i = 0; i < keys.Length; i++) Assert.IsNotNull(Raw.Value(gone, keys[i]), keys[i]);
            Assert.AreEqual("0", Raw.Value(gone, "state"));
        }
    }

    [TestMethod]
    public void A_CD_key_belongs_to_the_product_or_with_bit_32_to_the_namespace()
    {
        for (int revision = 0; revision < Revisions; revision++)
        {
            World world = new();
            Player player = Player.NewOnPc(world, 1, "luigi");
            player.HangUp();
            player.Sdk = revision;
            player.LogIn();
            Assert.AreEqual("\\rc\\\\id\\6\\final\\", RegisterKey(player, "AAAA-BBBB"), revision.ToString());
            player.HangUp();
            player.ProductId++;
            player.LogIn();
            bool byNamespace = (revision & 32) != 0;
            Assert.AreEqual(byNamespace ? "4354" : null, Raw.Value(RegisterKey(player, "CCCC-DDDD"), "err"), revision.ToString());
            player.HangUp();
            player.ProductId--;
            player.NamespaceId++;
            player.LogIn();
            Assert.AreEqual(byNamespace ? null : "4354", Raw.Value(RegisterKey(player, "EEEE-FFFF"), "err"), revision.ToString());
        }
    }

    private static string RegisterKey(Player player, string key) => player.Say("\\registercdkey\\KEY\\cdkeyenc\\" + Player.Encode(key) + "\\id\\6");

    private static string Status(int revision, string profileId, int code) =>
        (revision & 4) != 0 ? "\\bsi\\\\state\\" + code.ToString() + "\\profile\\" + profileId + "\\final\\" : "\\bm\\100\\f\\" + profileId + "\\msg\\|s|" + code.ToString() + "\\final\\";

    private static void AssertStatus(int revision, string text, string profileId)
    {
        bool isInfo = text.Contains("\\bsi\\\\state\\") && Raw.Value(text, "profile") == profileId;
        bool isMessage = text.Contains("\\bm\\100\\f\\" + profileId + "\\msg\\|s|");
        Assert.AreEqual((revision & 4) != 0, isInfo, revision.ToString() + text);
        Assert.AreEqual((revision & 4) == 0, isMessage, revision.ToString() + text);
    }

    private static string BeforeAnswer(string all) => all.Substring(0, all.IndexOf("\\lc\\2\\"));

    private static string AfterAnswer(string all)
    {
        string answer = all.Substring(all.IndexOf("\\lc\\2\\"));
        return answer.Substring(answer.IndexOf("\\final\\") + 7);
    }
}
