using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Qr2;

[TestClass]
public class RosterReaderTests
{
    [TestMethod]
    public void Players_are_told_one_by_one_with_all_their_keys()
    {
        Assert.AreEqual("0 player_=Ann;0 score_=17;0 ping_=30;1 player_=Bob Smith;1 score_=-2;1 ping_=;", Told(Qr2Packets.Players));
    }

    [TestMethod]
    public void Teams_follow_the_players()
    {
        byte[] both = PacketText.Bytes(Qr2Packets.Players + Qr2Packets.Teams);
        RosterReader roster = new();
        Assert.IsTrue(roster.TryLoad(both, 0, both.Length));
        Assert.AreEqual(2, roster.Members);
        Assert.AreEqual(3, roster.Keys);
        int teams = roster.Size;
        Assert.AreEqual(PacketText.Bytes(Qr2Packets.Players).Length, teams);
        Assert.IsTrue(roster.TryLoad(both, teams, both.Length - teams));
        Assert.AreEqual(both.Length, teams + roster.Size);
        Assert.AreEqual("0 team_t=Red;0 score_t=9;1 team_t=Blue;1 score_t=0;", Rest(roster));
    }

    [TestMethod]
    public void A_roster_that_is_cut_anywhere_is_refused_and_tells_nothing()
    {
        byte[] whole = PacketText.Bytes(Qr2Packets.Players);
        RosterReader roster = new();
        for (int count = 0; count < whole.Length; count++)
        {
            byte[] cut = new byte[count];
            for (int i = 0; i < count; i++) cut[i] = whole[i];
            Assert.IsTrue(roster.TryLoad(whole, 0, whole.Length));
            Assert.IsFalse(roster.TryLoad(cut, 0, count), count.ToString());
            Assert.IsFalse(roster.TryLoad(whole, 0, count), "bytes behind the range must not count");
            Assert.AreEqual(0, roster.Members);
            Assert.AreEqual(0, roster.Size);
            Assert.IsFalse(roster.Next());
        }
    }

    [TestMethod]
    [DataRow("<0000>player_\\score_\\\\", 0, 2, true)]
    [DataRow("<0000>\\", 0, 0, true)]
    [DataRow("<0003>\\", 3, 0, true)]
    [DataRow("<00ff>\\", 255, 0, true)]
    [DataRow("<0100>\\", 0, 0, false)]
    [DataRow("<ffff>player_\\\\Ann\\", 0, 0, false)]
    [DataRow("<0003>player_\\\\Ann\\Bob\\", 0, 0, false)]
    [DataRow("<0001>player_\\\\Ann\\Bob\\", 1, 1, true)]
    [DataRow("<00>", 0, 0, false)]
    public void Counts_are_compared_with_what_is_there(string text, int members, int keys, bool good)
    {
        byte[] bytes = PacketText.Bytes(text);
        RosterReader roster = new();
        Assert.AreEqual(good, roster.TryLoad(bytes, 0, bytes.Length));
        Assert.AreEqual(members, roster.Members);
        Assert.AreEqual(keys, roster.Keys);
        if (good && members * keys == 0) Assert.IsFalse(roster.Next());
    }

    [TestMethod]
    public void Key_names_without_members_tell_nothing_and_have_their_size()
    {
        byte[] bytes = PacketText.Bytes("<0000>player_\\score_\\\\" + Qr2Packets.Teams);
        RosterReader roster = new();
        Assert.IsTrue(roster.TryLoad(bytes, 0, bytes.Length));
        Assert.AreEqual(2 + 8 + 7 + 1, roster.Size);
        for (int i = 0; i < 3; i++) Assert.IsFalse(roster.Next());
        Assert.IsTrue(roster.TryLoad(bytes, roster.Size, bytes.Length - roster.Size));
        Assert.AreEqual(2, roster.Members);
    }

    [TestMethod]
    public void More_keys_than_a_game_can_register_are_refused()
    {
        string names = "";
        for (int i = 0; i < RosterReader.MaximumKeys; i++) names += "k\\";
        byte[] most = PacketText.Bytes("<0000>" + names + "\\");
        byte[] more = PacketText.Bytes("<0000>" + names + "k\\\\");
        RosterReader roster = new();
        Assert.IsTrue(roster.TryLoad(most, 0, most.Length));
        Assert.AreEqual(RosterReader.MaximumKeys, roster.Keys);
        Assert.IsFalse(roster.TryLoad(more, 0, more.Length));
    }

    [TestMethod]
    public void The_end_stays_the_end_and_a_reader_serves_again()
    {
        byte[] bytes = PacketText.Bytes("xx" + Qr2Packets.Teams);
        RosterReader roster = new();
        for (int round = 0; round < 2; round++)
        {
            Assert.IsTrue(roster.TryLoad(bytes, 2, bytes.Length - 2));
            Assert.AreEqual("0 team_t=Red;0 score_t=9;1 team_t=Blue;1 score_t=0;", Rest(roster));
            Assert.IsFalse(roster.Next());
            Assert.IsFalse(roster.Next());
        }
    }

    private static string Told(string text)
    {
        byte[] bytes = PacketText.Bytes(text);
        RosterReader roster = new();
        Assert.IsTrue(roster.TryLoad(bytes, 0, bytes.Length));
        Assert.AreEqual(bytes.Length, roster.Size);
        return Rest(roster);
    }

    private static string Rest(RosterReader roster)
    {
        string told = "";
        while (roster.Next())
        {
            told += roster.Member.ToString() + " " + Ascii.Text(roster.Buffer, roster.NameOffset, roster.NameCount) + "="
                + Ascii.Text(roster.Buffer, roster.ValueOffset, roster.ValueCount) + ";";
        }
        return told;
    }
}
