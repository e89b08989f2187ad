using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Qr2;

/// <summary>Several hosts on their way onto the list: each has its own challenge and its own time, whichever row it has.</summary>
[TestClass]
public class SeveralHostsTests
{
    private const int Hosts = 5;

    [TestMethod]
    public void The_answer_to_the_challenge_of_another_counts_for_nobody()
    {
        World world = new();
        GameHost[] hosts = Begin(world, out string[] challenges);
        for (int i = 0; i < Hosts; i++)
        {
            string own = challenges[i];
            string other = challenges[(i + 1) % Hosts];
            Assert.AreNotEqual(own.Substring(0, 6), other.Substring(0, 6), "each is drawn anew");
            hosts[i].Respond(other);
            hosts[i].AssertTakes("<fefd04 KEY 05>The answer to the challenge is wrong.\\");
            Assert.AreEqual(-1, hosts[i].Row);
            Assert.AreEqual(Hosts - 1 - i, world.Hosts.Count);
        }
    }

    [TestMethod]
    public void Whoever_answers_is_listed_and_the_others_go_on_waiting()
    {
        for (int answering = 0; answering < Hosts; answering++)
        {
            World world = new();
            GameHost[] hosts = Begin(world, out string[] challenges);
            hosts[answering].Respond(challenges[answering]);
            hosts[answering].AssertTakes("<fefd0a KEY>");
            for (int i = 0; i < Hosts; i++) Assert.AreEqual(i == answering, hosts[i].IsListed, answering + " " + i);
            for (int second = 0; second < 20; second++) world.Pass(1_000);
            Assert.AreEqual(1, world.Hosts.Count);
            Assert.IsTrue(hosts[answering].IsListed);
        }
    }

    [TestMethod]
    [DataRow(15_000, true)]
    [DataRow(15_001, false)]
    public void The_time_of_each_runs_from_its_own_first_heartbeat(int milliseconds, bool isInTime)
    {
        World world = new();
        new GameHost(world, 50, "gmtest").Beat(GameHost.First);
        world.Clock.Pass(7_000);
        GameHost host = new(world, 51, "gmtest");
        host.Beat(GameHost.First);
        string challenge = host.TakeChallenge();
        world.Clock.Pass(milliseconds);
        host.Respond(challenge);
        Assert.AreEqual(isInTime, host.IsListed);
    }

    [TestMethod]
    public void A_second_answer_to_the_same_challenge_changes_nothing()
    {
        World world = new();
        GameHost[] hosts = Begin(world, out string[] challenges);
        for (int i = 0; i < 3; i++) hosts[2].Respond(challenges[2]);
        for (int i = 0; i < 3; i++) hosts[2].AssertTakes("<fefd0a KEY>");
        Assert.AreEqual(1, world.LinesWith("opens a game"));
        Assert.AreEqual(Hosts, world.Hosts.Count);
    }

    private static GameHost[] Begin(World world, out string[] challenges)
    {
        GameHost[] hosts = new GameHost[Hosts];
        challenges = new string[Hosts];
        for (int i = 0; i < Hosts; i++)
        {
            hosts[i] = new GameHost(world, 10 + i, i % 2 == 0 ? "gmtest" : "mariokartds");
            hosts[i].Beat(GameHost.First);
        }
        for (int i = 0; i < Hosts; i++) challenges[i] = hosts[i].TakeChallenge();
        return hosts;
    }
}
