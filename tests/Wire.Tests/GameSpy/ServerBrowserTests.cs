using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class ServerBrowserTests
{
    [TestMethod]
    [DataRow("gmtest", 8)]
    [DataRow("gamespy2", 8)]
    [DataRow("quake3arena", 9)]
    [DataRow("Quake3Arena", 9)]
    [DataRow("mariokartwii", 19)]
    public void Master_index_follows_from_the_game_name(string name, int index)
    {
        Assert.AreEqual(index, MasterIndex.Compute(Ascii.Bytes(name), 0, name.Length));
    }

    [TestMethod]
    [DataRow("2b6424285353282e", true)]
    [DataRow("7b41567b5b392e4b", true)]
    [DataRow("7b41567b5b392e4c", false)]
    [DataRow("7b40567b5b392e4b", false)]
    [DataRow("204156705b392e4b", false)]
    [DataRow("7b41567b5b392e", false)]
    public void List_challenge_keeps_the_parity_rule(string challenge, bool valid)
    {
        Assert.AreEqual(valid, ListChallenge.IsValid(Ascii.FromHex(challenge), 0));
    }

    [TestMethod]
    public void Shape_makes_a_valid_list_challenge()
    {
        byte[] challenge = Ascii.Bytes("x!!!!}}}}");
        ListChallenge.Shape(challenge, 1);
        Assert.IsTrue(ListChallenge.IsValid(challenge, 1));
    }
}
