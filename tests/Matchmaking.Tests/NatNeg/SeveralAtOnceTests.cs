using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.NatNeg;

/// <summary>Several negotiations under way: what happens in one is of no concern to the others, whichever row it has.</summary>
[TestClass]
public class SeveralAtOnceTests
{
    private const int Pairs = 4;

    [TestMethod]
    public void Each_pair_is_connected_with_its_own_partner_and_acknowledges_for_itself()
    {
        NatNegRig rig = new();
        NatNegClient[] clients = Begin(rig);
        for (int pair = Pairs - 1; pair >= 0; pair--)
        {
            clients[pair * 2].Acknowledge();
            clients[pair * 2].Acknowledge();
            Assert.AreEqual(Pairs - 1 - pair, rig.LinesWith("were connected"), "one that says it twice is still one");
            clients[pair * 2 + 1].Acknowledge();
            clients[pair * 2 + 1].Acknowledge();
            Assert.AreEqual(Pairs - pair, rig.LinesWith("were connected"));
            Assert.AreEqual(1, rig.LinesWith(Name(pair * 2) + " and " + Name(pair * 2 + 1) + " were connected for mariokartwii"));
        }
        Assert.AreEqual(Pairs, rig.Service.Count);
    }

    [TestMethod]
    public void Whoever_does_not_acknowledge_is_named_and_called_on_and_nobody_else()
    {
        for (int silent = 0; silent < Pairs * 2; silent++)
        {
            NatNegRig rig = new();
            NatNegClient[] clients = Begin(rig);
            for (int i = 0; i < clients.Length; i++)
            {
                if (i != silent) clients[i].Acknowledge();
            }
            rig.Outbox.Clear();
            rig.Pass(1_000);
            for (int i = 0; i < clients.Length; i++)
            {
                if (i != silent) clients[i].AssertNoMore(rig);
            }
            clients[silent].AssertConnectedWith(clients[silent ^ 1]);
            rig.Pass(8_000);
            Assert.AreEqual(1, rig.LinesWith("did not answer"));
            Assert.AreEqual(1, rig.LinesWith(Name(silent) + " did not answer when it was to be connected with " + Name(silent ^ 1)));
            Assert.AreEqual(Pairs - 1, rig.Service.Count);
        }
    }

    [TestMethod]
    public void A_report_of_failure_is_told_once_and_both_reports_end_that_pair_alone()
    {
        for (int pair = 0; pair < Pairs; pair++)
        {
            for (int first = 0; first < 2; first++)
            {
                NatNegRig rig = new();
                NatNegClient[] clients = Begin(rig);
                for (int i = 0; i < clients.Length; i++) clients[i].Acknowledge();
                int loser = pair * 2 + first;
                clients[loser].Report(false);
                clients[loser].Report(false);
                Assert.AreEqual(1, rig.LinesWith("could not reach"));
                Assert.AreEqual(1, rig.LinesWith(Name(loser) + " could not reach " + Name(loser ^ 1)));
                Assert.AreEqual(Pairs, rig.Service.Count);
                clients[loser ^ 1].Report(false);
                Assert.AreEqual(1, rig.LinesWith("could not reach"), "that it failed is known");
                Assert.AreEqual(Pairs - 1, rig.Service.Count);
            }
        }
    }

    [TestMethod]
    public void Whose_partner_does_not_come_hears_of_it_and_the_pairs_beside_do_not()
    {
        for (int alone = 0; alone < 2; alone++)
        {
            NatNegRig rig = new();
            NatNegClient before = new NatNegClient(rig, 10, 100, 0).InitAll();
            NatNegClient lone = new NatNegClient(rig, 30, 300, alone).InitAll();
            NatNegClient after = new NatNegClient(rig, 11, 100, 1).InitAll();
            before.Acknowledge();
            after.Acknowledge();
            rig.Outbox.Clear();
            rig.Pass(39_750);
            lone.AssertNoMore(rig);
            rig.Pass(250);
            rig.AssertNotice(lone.Negotiator, 3, NatNegPacket.DeadbeatPartner);
            before.AssertNoMore(rig);
            after.AssertNoMore(rig);
            Assert.AreEqual(1, rig.LinesWith("192.168.4.30 was to be connected for mariokartwii, but its partner did not come"));
        }
    }

    [TestMethod]
    public void What_may_be_sent_to_one_side_is_of_no_use_to_another()
    {
        NatNegRig rig = new();
        NatNegClient[] clients = Begin(rig);
        NatNegClient poor = new(rig, 60, 600, 0) { Name = "", UsesGamePort = false };
        NatNegClient rich = new NatNegClient(rig, 61, 600, 1).InitAll();
        poor.Init(1);
        int sent = 0;
        for (int i = 0; i < 40; i++)
        {
            while (rig.Outbox.Take(poor.Negotiator, NatNegType.Connect) is not null) sent++;
            rig.Pass(250);
        }
        Assert.AreEqual(2, sent, "21 bytes came, an INITACK of 21 and two CONNECTs of 20 went");
        Assert.IsNotNull(rig.Outbox.Take(rich.Negotiator, NatNegType.Connect));
        Assert.AreEqual(Pairs * 2, clients.Length);
    }

    // Guests at 192.168.4.10, 12, ..., hosts at 11, 13, ...; all are told where their partner is.
    private static NatNegClient[] Begin(NatNegRig rig)
    {
        NatNegClient[] clients = new NatNegClient[Pairs * 2];
        for (int i = 0; i < clients.Length; i += 2) clients[i] = new NatNegClient(rig, 10 + i, 100 + i, 0).InitAll();
        for (int i = clients.Length - 1; i > 0; i -= 2) clients[i] = new NatNegClient(rig, 10 + i, 99 + i, 1).InitAll();
        for (int i = 0; i < clients.Length; i++) clients[i].AssertConnectedWith(clients[i ^ 1]);
        return clients;
    }

    private static string Name(int client) => "192.168.4." + (10 + client).ToString();
}
