using PocketSpy.OlderGames.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class Qr1KeysTests
{
    [TestMethod]
    [DataRow("", "\\hostname\\a\\numplayers\\1", 0, "hostname=a;numplayers=1;")]
    [DataRow("hostname=old;mapname=m;", "\\mapname\\n\\hostname\\new\\x\\", 0, "hostname=new;mapname=n;x=;")]
    [DataRow("hostname=old;", "\\HostName\\new\\final\\", 0, "hostname=new;")]
    [DataRow("a=;b=2;", "\\c\\3", 0, "a=;b=2;c=3;")]
    [DataRow("", "\\a\\1\\a\\2\\A\\3", 0, "a=1;")]
    [DataRow("", "\\player_0\\x\\frags_12\\y\\team_t1\\z\\_1\\q\\mapname_\\r\\map2\\s\\t1\\u", 0, "mapname_=r;map2=s;t1=u;")]
    [DataRow("", "\\gamename\\ut\\validate\\x\\final\\\\queryid\\1.1", 7778, "gamename=ut;hostport=7778;")]
    [DataRow("", "\\gamename\\ut\\hostport\\7777\\final\\", 7778, "gamename=ut;hostport=7777;")]
    [DataRow("hostport=1;", "\\gamename\\ut\\final\\", 7778, "hostport=1;gamename=ut;")]
    [DataRow("", "\\gamename\\ut\\queryid\\2.1", 7778, "gamename=ut;")]
    [DataRow("", "\\final\\", 65535, "hostport=65535;")]
    [DataRow("", "\\final\\", 0, "")]
    public void Answers_are_laid_over_what_is_known(string known, string answer, int port, string expected)
    {
        Assert.AreEqual(expected, Merge(known, answer, port, 256));
    }

    [TestMethod]
    public void A_NUL_within_does_not_end_a_pair()
    {
        Assert.AreEqual("ab=cd;e=f;", Merge("", "\\a~b\\c~d\\~\\x\\e\\f", 0, 256));
    }

    [TestMethod]
    public void What_finds_no_room_is_left_out_whole()
    {
        string known = "hostname=0123456789;";
        string answer = "\\mapname\\0123456789\\gametype\\ctf\\final\\";
        for (int room = 1; room < 90; room++)
        {
            string all = Merge(known, answer, 7778, room);
            Assert.IsTrue(all.Length < room, room.ToString());
            string[] wholes = new string[] { "hostname=0123456789;", "mapname=0123456789;", "gametype=ctf;", "hostport=7778;" };
            int length = 0;
            for (int i = 0; i < wholes.Length; i++)
            {
                if (all.Contains(wholes[i])) length += wholes[i].Length;
            }
            Assert.AreEqual(length, all.Length, all);
        }
        Assert.AreEqual("hostname=0123456789;mapname=0123456789;gametype=ctf;hostport=7778;", Merge(known, answer, 7778, 100));
    }

    // name=value; stands for name, NUL, value, NUL, and ~ for a NUL in the answer: no string of the device holds one.
    private static string Merge(string known, string answer, int port, int room)
    {
        byte[] block = Ascii.Bytes(known);
        for (int i = 0; i < block.Length; i++)
        {
            if (block[i] == '=' || block[i] == ';') block[i] = 0;
        }
        byte[] bytes = Ascii.Bytes(answer);
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '~') bytes[i] = 0;
        }
        Qr1Message message = new Qr1Message();
        Assert.IsTrue(message.Load(bytes, bytes.Length));
        byte[] target = new byte[room];
        for (int i = 0; i < room; i++) target[i] = 0xEE;
        int count = Qr1Keys.Merge(message, block, block.Length, port, target);
        Assert.AreEqual(0, (int)target[count - 1]);
        char[] text = new char[count - 1];
        bool name = true;
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = target[i] != 0 ? (char)target[i] : name ? '=' : ';';
            if (target[i] == 0) name = !name;
        }
        return new string(text);
    }
}
