using PocketSpy.Matchmaking.Qr2;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

[TestClass]
public class AvailabilityTests
{
    private const string List = "\u00EF\u00BB\u00BF# not tonight\r\ngmtest closed\r\n\r\n MarioKartDS\tPaused until ten # or so\nlast CLOSED";

    [TestMethod]
    [DataRow("gmtest", 1)]
    [DataRow("GMTEST", 1)]
    [DataRow("mariokartds", 2)]
    [DataRow("last", 1)]
    [DataRow("gmtes", 0)]
    [DataRow("gmtestam", 0)]
    [DataRow("until", 0)]
    [DataRow("", 0)]
    public void A_game_is_available_unless_a_line_says_otherwise(string name, int status) => Assert.AreEqual(status, StatusOf(New(List), name));

    [TestMethod]
    public void The_statuses_are_the_bits_of_the_answer()
    {
        Assert.AreEqual(0, Availability.Available);
        Assert.AreEqual(1, Availability.Closed);
        Assert.AreEqual(2, Availability.Paused);
    }

    [TestMethod]
    [DataRow("gmtest", true)]
    [DataRow("gmtest\\", true)]
    [DataRow("\\", true)]
    [DataRow("", false)]
    [DataRow("abcdefghijklmnopqrstuvwxyz01234567890123456789012345678901234567", false)]
    public void The_end_of_the_datagram_ends_the_name(string name, bool isAnswered)
    {
        World world = new();
        GameHost asker = new(world, 7, "gmtest") { InstanceKey = 0 };
        asker.Send(Qr2PacketType.Available, name);
        if (isAnswered) asker.AssertTakes("<fefd09 00000000>");
        asker.AssertTakesNothing();
    }

    [TestMethod]
    public void Without_a_file_every_game_is_available()
    {
        Availability none = new(new byte[0], 0);
        Assert.AreEqual(Availability.Available, StatusOf(none, "gmtest"));
        Assert.AreEqual(0, none.Count);
        Assert.AreEqual(0, none.LinesLeftOut);
    }

    [TestMethod]
    [DataRow("gmtest")]
    [DataRow("gmtest open")]
    [DataRow("gmtest close")]
    [DataRow("gmtest closed.")]
    [DataRow("closed gmtest")]
    [DataRow("gmtest 1")]
    [DataRow("gmtest\u00E9 closed")]
    [DataRow("abcdefghijklmnopqrstuvwxyz012345 closed")]
    public void A_line_that_cannot_be_understood_is_left_out_and_counted(string line)
    {
        Availability availability = New("before closed\n" + line + "\nbehind paused\n");
        Assert.AreEqual(2, availability.Count);
        Assert.AreEqual(1, availability.LinesLeftOut);
        Assert.AreEqual(Availability.Closed, StatusOf(availability, "before"));
        Assert.AreEqual(Availability.Paused, StatusOf(availability, "behind"));
        Assert.AreEqual(Availability.Available, StatusOf(availability, "gmtest"));
        Assert.AreEqual(Availability.Available, StatusOf(availability, "closed"));
    }

    [TestMethod]
    public void The_first_line_of_a_name_counts() => Assert.AreEqual(Availability.Paused, StatusOf(New("a paused\na closed\n"), "a"));

    [TestMethod]
    public void A_file_that_is_too_long_counts_up_to_its_last_whole_line()
    {
        Availability availability = New("a closed\n#" + Raw.Repeat('-', Availability.MaximumFileBytes - 19) + "\nb closed\nc closed\n");
        Assert.AreEqual(1, availability.Count);
        Assert.AreEqual(Availability.Closed, StatusOf(availability, "a"));
        Assert.AreEqual(Availability.Available, StatusOf(availability, "b"));
    }

    [TestMethod]
    public void A_name_is_read_within_its_range_only()
    {
        byte[] packet = Raw.Bytes("xgmtestx");
        Availability availability = New(List);
        Assert.AreEqual(Availability.Closed, availability.StatusOf(packet, 1, 6));
        Assert.AreEqual(Availability.Available, availability.StatusOf(packet, 1, 7));
        Assert.AreEqual(Availability.Available, availability.StatusOf(packet, 0, 7));
    }

    private static Availability New(string list)
    {
        byte[] text = Raw.Bytes(list);
        return new Availability(text, text.Length);
    }

    private static int StatusOf(Availability availability, string name) => availability.StatusOf(Raw.Bytes(name), 0, name.Length);
}
