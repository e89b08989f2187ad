using nanoFramework.TestFramework;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Wire.Tests.GameSpy;

[TestClass]
public class CdKeyTests
{
    private const string Key = "ABCD-EFGH-1234";
    private const string Challenge = "challenge1";
    private const string First = "36477a422d4aaafd6719f0858aa5fb88123412347050ab0ae33b14d7a3b4c544dd279fdb";
    private const string Second = "36477a422d4aaafd6719f0858aa5fb88123412346b27debf33a9076da6177a2296e9d003";

    [TestMethod]
    public void Apply_veils_and_unveils()
    {
        byte[] data = Ascii.Bytes("x\\ka\\");
        CdKeyCode.Apply(data, 1, 4);
        Assert.AreEqual("783b0a0c39", Ascii.Hex(data, 0, data.Length));
    }

    [TestMethod]
    [DataRow(false, First)]
    [DataRow(true, Second)]
    public void Response_holds_hash_random_number_and_proof(bool again, string response)
    {
        byte[] target = new byte[CdKeyResponse.Size];
        new CdKeyResponse().Compute(Ascii.Bytes(Key), 0, Key.Length, Ascii.Bytes(Challenge), 0, Challenge.Length,
            0x12341234, again, target, 0);
        Assert.AreEqual(response, Ascii.Text(target, 0, target.Length));
        Assert.IsTrue(Verify(again, response));
        Assert.IsFalse(Verify(!again, response));
    }

    [TestMethod]
    [DataRow(0, '4')]
    [DataRow(35, '5')]
    [DataRow(35, 'x')]
    [DataRow(71, 'c')]
    public void Verify_refuses_a_changed_response(int at, char character)
    {
        char[] changed = First.ToCharArray();
        changed[at] = character;
        Assert.IsFalse(Verify(false, new string(changed)));
    }

    [TestMethod]
    public void Verify_refuses_a_cut_response()
    {
        Assert.IsFalse(Verify(false, First.Substring(0, 71)));
        Assert.IsFalse(Verify(false, ""));
    }

    private static bool Verify(bool again, string response)
    {
        return new CdKeyResponse().Verify(Ascii.Bytes(Key), 0, Key.Length, Ascii.Bytes(Challenge), 0, Challenge.Length,
            again, Ascii.Bytes(response), 0);
    }
}
