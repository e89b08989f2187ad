using PocketSpy.Matchmaking.Wire;
using nanoFramework.TestFramework;
using PocketSpy.Wire.Nintendo;

namespace PocketSpy.Wire.Tests.Nintendo;

[TestClass]
public class MatchCommandTests
{
    // A reservation of a DS: version 3, 4 bytes of arguments. The sender is 192.168.4.9, QR2 port 58157, profile 1000602.
    private const string Ds = "SBCM<03000000 01 04 e32d c0a80409 9a440f00 00000000>";

    // The same of a Wii: version 90, 36 bytes of arguments.
    private const string Wii = "<bb49cc4d 5a000000 01 24 cac4 c0a8040a 9b440f00" +
        "00000000 c0a8040a cac40000 c0a8040a cac40000 01000000 00000000 01000000 01020304>";

    // Without arguments.
    private const string Cancel = "SBCM<03000000 05 00 e32d c0a80409 9a440f00>";

    [TestMethod]
    [DataRow(Ds)]
    [DataRow(Wii)]
    [DataRow(Cancel)]
    public void A_command_of_a_console_is_known_and_whole_and_any_cut_one_is_not(string text)
    {
        byte[] command = PacketText.Bytes("xx" + text);
        int count = command.Length - 2;
        Assert.IsTrue(MatchCommand.HasMagic(command, 2, count));
        Assert.IsTrue(MatchCommand.IsWhole(command, 2, count));
        for (int cut = 0; cut < count; cut++)
        {
            Assert.AreEqual(cut >= 4, MatchCommand.HasMagic(command, 2, cut), cut.ToString());
            Assert.IsFalse(MatchCommand.IsWhole(command, 2, cut), cut.ToString());
        }
    }

    [TestMethod]
    public void Bytes_behind_the_arguments_do_no_harm()
    {
        byte[] command = PacketText.Bytes(Ds + "<00ff>");
        Assert.IsTrue(MatchCommand.IsWhole(command, 0, command.Length));
    }

    [TestMethod]
    public void The_number_of_argument_bytes_is_without_a_sign()
    {
        byte[] command = new byte[MatchCommand.HeadBytes + 255];
        command[9] = 255;
        Assert.IsTrue(MatchCommand.IsWhole(command, 0, command.Length));
        Assert.IsFalse(MatchCommand.IsWhole(command, 0, command.Length - 1));
    }

    [TestMethod]
    [DataRow("SBCN<03000000 01 04>")]
    [DataRow("sbcm<03000000 01 04>")]
    [DataRow("MCBS<03000000 01 04>")]
    [DataRow("<4dcc49bb 5a000000>")]
    [DataRow("<fdfc1e666ab2 12345678>")]
    public void Other_messages_are_none(string text)
    {
        byte[] message = PacketText.Bytes(text);
        Assert.IsFalse(MatchCommand.HasMagic(message, 0, message.Length));
    }
}
