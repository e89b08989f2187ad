using System;
using System.Net.Sockets;
using System.Threading;
using nanoFramework.TestFramework;
using PocketSpy.Core;

namespace PocketSpy.Net.Tests;

/// <summary>Answers that speak of what is not durable yet wait for the flush, which several share.</summary>
[TestClass]
public class CommitTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void An_answer_goes_out_behind_the_flush_and_not_before(bool select)
    {
        ScriptedCommit commit = new();
        using LoopRig rig = new(select);
        rig.Loop.Commits = commit;
        ScriptedService service = new() { OnReceive = (session, buffer, count) => Answer(commit, session, buffer, count) };
        using Socket client = Client.Connect(rig.Open(service));
        commit.OnCommit = () => Assert.IsTrue(Client.IsOpen(client), "answered before the flush");
        for (int i = 1; i <= 5; i++)
        {
            client.Send([7]);
            Assert.AreEqual((byte)7, Client.Read(client, 1)[0]);
            Assert.AreEqual(i, commit.Done);
        }
    }

    [TestMethod]
    public void Clients_of_one_pass_share_a_flush()
    {
        const int Clients = 20;
        ScriptedCommit commit = new();
        using LoopRig rig = new(true);
        rig.Loop.Commits = commit;
        ScriptedService service = new() { OnReceive = (session, buffer, count) => Answer(commit, session, buffer, count) };
        int port = rig.Open(service);
        Socket[] clients = new Socket[Clients];
        for (int i = 0; i < Clients; i++) clients[i] = Client.Connect(port);
        Deadline.Until(() => rig.Connections == Clients, "all links");
        // All have sent when the loop looks again.
        lock (rig.Lobby)
        {
            foreach (Socket client in clients) client.Send([1]);
        }
        foreach (Socket client in clients)
        {
            Client.Read(client, 1);
            client.Close();
        }
        Assert.IsTrue(commit.Done <= 4, $"{commit.Done} flushes for {Clients} clients");
    }

    [TestMethod]
    public void A_flush_that_fails_ends_the_links_whose_answers_wait_and_no_other()
    {
        ScriptedCommit commit = new() { Fails = true };
        using LoopRig rig = new(true);
        rig.Loop.Commits = commit;
        ScriptedService service = new() { OnReceive = (session, buffer, count) => Answer(commit, session, buffer, count) };
        ScriptedService echo = new();
        int port = rig.Open(service);
        using Socket other = Client.Connect(rig.Open(echo));
        Assert.IsTrue(Client.Echoes(other));
        using Socket client = Client.Connect(port);
        client.Send([9]);
        byte[] answer = new byte[16];
        int got = -1;
        try
        {
            got = client.Receive(answer);
        }
        catch (SocketException)
        {
            got = 0;
        }
        Assert.AreEqual(0, got, "no answer came");
        Assert.IsTrue(Client.Echoes(other));
        commit.Fails = false;
        using Socket again = Client.Connect(port);
        again.Send([9]);
        Assert.AreEqual((byte)9, Client.Read(again, 1)[0]);
    }

    [TestMethod]
    public void An_answer_longer_than_may_wait_is_sent_behind_a_flush_of_its_own()
    {
        ScriptedCommit commit = new();
        using LoopRig rig = new(true, new TcpLimits { Sockets = 8, PendingBytes = 4_096 });
        rig.Loop.Commits = commit;
        byte[] piece = Client.Pattern(3_000);
        ScriptedService service = new()
        {
            OnReceive = (session, buffer, count) =>
            {
                commit.IsDue = true;
                for (int i = 0; i < 3; i++) session.Outbox.Send(piece, 0, piece.Length);
            },
        };
        using Socket client = Client.Connect(rig.Open(service));
        client.Send([1]);
        byte[] all = Client.Read(client, 9_000);
        for (int i = 0; i < 3; i++) Assert.IsTrue(Client.Same(piece, all[(i * 3_000)..((i + 1) * 3_000)]), $"piece {i}");
        Assert.IsTrue(commit.Done >= 1);
    }

    private static void Answer(ScriptedCommit commit, ScriptedSession session, byte[] buffer, int count)
    {
        commit.IsDue = true;
        session.Outbox.Send(buffer, 0, count);
    }

    private sealed class ScriptedCommit : ICommit
    {
        private int _done;

        public Action OnCommit { get; set; }

        public bool Fails { get; set; }

        public int Done => Volatile.Read(ref _done);

        public bool IsDue { get; set; }

        public bool Commit()
        {
            OnCommit?.Invoke();
            IsDue = false;
            Interlocked.Increment(ref _done);
            return !Fails;
        }
    }
}
