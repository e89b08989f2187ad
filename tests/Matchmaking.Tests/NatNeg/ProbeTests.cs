using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>What is answered without a negotiation, what is ignored, and packets that end too early.</summary>
[TestClass]
public class ProbeTests
{
    private static readonly long From = EndPoints.Of(0xCB007107, 40_000);

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void An_ADDRESS_CHECK_is_answered_with_the_address_that_was_seen(int cookie)
    {
        NatNegRig rig = new();
        rig.Receive(NatNegPackets.Test(NatNegType.AddressCheck, cookie, 1), From);
        byte[] answer = rig.Outbox.Take(From);
        Assert.AreEqual(21, answer.Length);
        Assert.AreEqual(NatNegType.AddressReply, NatNegPackets.Type(answer));
        Assert.AreEqual(cookie, NatNegPackets.Cookie(answer));
        Assert.AreEqual(0xCB, (int)answer[15]);
        Assert.AreEqual(0x00, (int)answer[16]);
        Assert.AreEqual(0x71, (int)answer[17]);
        Assert.AreEqual(0x07, (int)answer[18]);
        Assert.AreEqual(40_000, (answer[19] << 8) | answer[20]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_NATIFY_REQUEST_is_answered_with_an_ERTTEST_of_its_port_type(int portType)
    {
        NatNegRig rig = new();
        rig.Receive(NatNegPackets.Test(NatNegType.NatifyRequest, 777, portType), From);
        byte[] answer = rig.Outbox.Take(From);
        Assert.AreEqual(21, answer.Length);
        Assert.AreEqual(NatNegType.ErtTest, NatNegPackets.Type(answer));
        Assert.AreEqual(777, NatNegPackets.Cookie(answer));
        Assert.AreEqual(portType, (int)answer[12]);
    }

    [TestMethod]
    public void A_BACKUP_TEST_is_answered()
    {
        NatNegRig rig = new();
        rig.Receive(NatNegPackets.Test(NatNegType.BackupTest, 777, 1), From);
        Assert.AreEqual(NatNegType.BackupAck, NatNegPackets.Type(rig.Outbox.Take(From)));
    }

    [TestMethod]
    [DataRow(NatNegType.InitAck)]
    [DataRow(NatNegType.ErtTest)]
    [DataRow(NatNegType.ErtAck)]
    [DataRow(NatNegType.StateUpdate)]
    [DataRow(NatNegType.Connect)]
    [DataRow(NatNegType.ConnectPing)]
    [DataRow(NatNegType.BackupAck)]
    [DataRow(NatNegType.AddressReply)]
    [DataRow(NatNegType.ReportAck)]
    [DataRow(NatNegType.PreInitAck)]
    [DataRow(17)]
    [DataRow(255)]
    public void What_wants_no_answer_gets_none(int type)
    {
        NatNegRig rig = new();
        for (int version = 0; version < 6; version++) rig.Receive(NatNegPackets.Header(version, type, 777, 73), From);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Service.Count);
    }

    [TestMethod]
    public void Every_length_of_every_type_in_every_version_is_harmless_and_a_pair_beside_it_is_connected()
    {
        NatNegRig rig = new();
        NatNegClient guest = new NatNegClient(rig, 10, 99, 0).InitAll();
        byte[] buffer = new byte[128];
        for (int type = 0; type < 20; type++)
        {
            for (int version = 0; version < 6; version++)
            {
                for (int count = 0; count <= 100; count++)
                {
                    // As an array of its own, in which a byte too far throws.
                    byte[] packet = NatNegPackets.Header(version, type, 99, count < 12 ? 12 : count);
                    byte[] cut = new byte[count];
                    for (int i = 0; i < count; i++) cut[i] = packet[i];
                    rig.Service.Receive(cut, count, From, rig.Outbox);
                    rig.Receive(cut, From);
                    if (count < 12) Assert.AreEqual(0, rig.Outbox.Count);
                    rig.Outbox.Clear();
                    Assert.IsTrue(rig.Service.Count <= NatNegRig.Capacity);
                }
            }
        }
        NatNegClient host = new NatNegClient(rig, 11, 99, 1).InitAll();
        guest.AssertConnectedWith(host);
        host.AssertConnectedWith(guest);
    }

    [TestMethod]
    public void Twelve_bytes_of_a_known_type_get_no_answer()
    {
        NatNegRig rig = new();
        for (int type = 0; type < 256; type++) rig.Receive(NatNegPackets.Header(3, type, 0x12345678, 12), From);
        Assert.AreEqual(0, rig.Outbox.Count);
        Assert.AreEqual(0, rig.Service.Count);
        Assert.AreEqual(0, rig.Events.Count);
    }
}
