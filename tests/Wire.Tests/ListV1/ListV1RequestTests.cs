using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Text;

namespace PocketSpy.Wire.Tests.ListV1;

[TestClass]
public class ListV1RequestTests
{
    // No value: rows of data have no null on the device.
    private const string None = "-";

    [TestMethod]
    [DataRow(ListV1Packets.ArmadaSignIn, "armada2", "Qsu/4AdL", 0)]
    [DataRow(ListV1Packets.BattlefieldSignIn, "bfield1942", "2enO66Bd", 2)]
    [DataRow(ListV1Packets.UnrealSignIn, "ut", "2/TYFMRc", 0)]
    [DataRow("IDQD\\basic\\\\gamename\\sofretail\\validate\\x\\enctype\\1\\final\\", "sofretail", "x", 1)]
    [DataRow("\\gamename\\ut\\validate\\x\\enctype\\3\\final\\", "ut", "x", -1)]
    [DataRow("\\gamename\\ut\\validate\\x\\enctype\\\\final\\", "ut", "x", -1)]
    public void Sign_in_names_game_proof_and_enctype(string text, string game, string proof, int enctype)
    {
        ListV1Request request = Load(text);
        Assert.IsTrue(request.IsSignIn);
        Assert.AreEqual(ListMode.None, request.Mode);
        Assert.IsTrue(request.SignIn.Is(0, "gamename"));
        Assert.AreEqual(game, request.SignIn.GetText("gamename"));
        Assert.AreEqual(proof, request.SignIn.GetText("validate"));
        Assert.AreEqual(enctype, request.Enctype);
        Assert.AreEqual(0, request.List.Count);
    }

    [TestMethod]
    [DataRow(ListV1Packets.ArmadaGroups, ListMode.Groups, "armada2", None, None)]
    [DataRow(ListV1Packets.BattlefieldList, ListMode.Compact, "bfield1942", "gamemode != 'exiting' and numplayers > 0", None)]
    [DataRow(ListV1Packets.UnrealList, ListMode.Text, "ut", None, None)]
    [DataRow(ListV1Packets.UnrealListOfOldMods, ListMode.Text, "ut", None, "TacticalOps")]
    [DataRow(ListV1Packets.UnrealListOf227, ListMode.Text, "unreal", None, None)]
    [DataRow("\\list\\INFO\\gamename\\x\\final\\", ListMode.Info, "x", None, None)]
    [DataRow("\\list\\cmp\\final\\", ListMode.Compact, None, None, None)]
    [DataRow("\\list\\cmp", ListMode.Compact, None, None, None)]
    [DataRow("\\list\\", ListMode.Text, None, None, None)]
    public void List_names_mode_game_and_filter(string text, int mode, string game, string where, string gametype)
    {
        ListV1Request request = Load(text);
        Assert.IsFalse(request.IsSignIn);
        Assert.AreEqual(mode, request.Mode);
        Assert.AreEqual(game, request.List.GetText("gamename") ?? None);
        Assert.AreEqual(where, request.List.GetText("where") ?? None);
        Assert.AreEqual(gametype, request.List.GetText("gametype") ?? None);
    }

    [TestMethod]
    public void Both_may_come_in_one_message_without_an_end()
    {
        ListV1Request request = Load(ListV1Packets.GameSpySignInAndList);
        Assert.IsTrue(request.IsSignIn);
        Assert.AreEqual("gamespy2", request.SignIn.GetText("gamename"));
        Assert.AreEqual("8M7BK3Lw", request.SignIn.GetText("validate"));
        Assert.AreEqual(1, request.Enctype);
        Assert.AreEqual(ListMode.Info, request.Mode);
        Assert.AreEqual("cncrenegade", request.List.GetText("gamename"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("\\")]
    [DataRow("gamename\\ut")]
    [DataRow("\\queryid\\1.1\\")]
    [DataRow("\\lists\\cmp\\gamenames\\ut\\final\\")]
    [DataRow("\\list")]
    [DataRow("GET / HTTP/1.1\r\n\r\n")]
    public void What_is_neither_is_refused(string text)
    {
        byte[] bytes = Ascii.Bytes(text);
        ListV1Request request = new ListV1Request();
        Assert.IsFalse(request.Load(bytes, 0, bytes.Length));
        Assert.IsFalse(request.IsSignIn);
        Assert.AreEqual(ListMode.None, request.Mode);
    }

    [TestMethod]
    public void Too_many_pairs_are_refused()
    {
        string text = "\\gamename\\x";
        for (int i = 0; i < 16; i++) text += "\\a\\b";
        byte[] bytes = Ascii.Bytes(text + "\\final\\");
        Assert.IsFalse(new ListV1Request().Load(bytes, 0, bytes.Length));
        bytes = Ascii.Bytes("\\list\\cmp" + text);
        Assert.IsFalse(new ListV1Request().Load(bytes, 0, bytes.Length));
    }

    [TestMethod]
    public void Every_truncation_stays_within_its_bytes()
    {
        ListV1Request request = new ListV1Request();
        for (int p = 0; p < ListV1Packets.All.Length; p++)
        {
            byte[] bytes = Ascii.Bytes(ListV1Packets.All[p]);
            for (int count = 0; count <= bytes.Length; count++)
            {
                byte[] cut = new byte[count];
                for (int i = 0; i < count; i++) cut[i] = bytes[i];
                if (!request.Load(cut, 0, count)) continue;
                AssertWithin(request.SignIn, count);
                AssertWithin(request.List, count);
            }
        }
    }

    private static void AssertWithin(KvReader pairs, int end)
    {
        for (int i = 0; i < pairs.Count; i++) Assert.IsTrue(pairs.ValueOffset(i) + pairs.ValueCount(i) <= end);
    }

    private static ListV1Request Load(string text)
    {
        // Not at the start of its buffer, as when TCP brings two at once.
        byte[] bytes = Ascii.Bytes("\\list\\cmp" + text + "\\list\\cmp\\gamename\\other");
        ListV1Request request = new ListV1Request();
        Assert.IsTrue(request.Load(bytes, 9, text.Length), text);
        return request;
    }
}
