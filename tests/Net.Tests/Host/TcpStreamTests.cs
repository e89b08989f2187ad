using System;
using System.Net.Sockets;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class TcpStreamTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_echo_comes_back_whole_however_it_is_cut(bool select)
    {
        using LoopRig rig = new(select);
        using Socket client = Client.Connect(rig.Open(new ScriptedService()));
        byte[] sent = Client.Pattern(5_000);
        for (int i = 0; i < 100; i++) client.Send(sent, i, 1, SocketFlags.None);
        client.Send(sent, 100, 4_900, SocketFlags.None);
        Assert.IsTrue(Client.Same(sent, Client.Read(client, sent.Length)));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_slow_reader_gets_everything_in_order(bool select)
    {
        const int Piece = 20_000;
        const int Pieces = 400;
        byte[] all = Client.Pattern(Piece * Pieces);
        using LoopRig rig = new(select, new TcpLimits { Sockets = 8, PendingBytes = all.Length });
        ScriptedService service = new()
        {
            OnReceive = (session, _, _) =>
            {
                for (int i = 0; i < Pieces; i++) session.Outbox.Send(all, i * Piece, Piece);
            },
        };
        using Socket client = Client.Connect(rig.Open(service), receiveBuffer: 4_096);
        client.Send([1]);
        rig.Settle();
        Assert.IsTrue(Client.Same(all, Client.Read(client, all.Length)));
        Assert.IsTrue(Client.IsOpen(client));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_client_that_does_not_read_is_dropped_when_too_much_waits(bool select)
    {
        using LoopRig rig = new(select);
        byte[] piece = new byte[2_000];
        ScriptedService service = new();
        using Socket client = Client.Connect(rig.Open(service), receiveBuffer: 4_096);
        Assert.IsTrue(Client.Echoes(client));
        Deadline.Until(
            () =>
            {
                lock (rig.Lobby)
                {
                    if (service.Open > 0) service.Sessions[0].Outbox.Send(piece, 0, piece.Length);
                    return service.Open == 0;
                }
            },
            "the end of the link");
        Assert.AreEqual(1, service.Sessions[0].TimesClosed);
        Assert.AreEqual(1, rig.Budget.Open);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_client_that_does_not_read_is_dropped_after_the_stall_time(bool select)
    {
        byte[] much = new byte[30_000_000];
        TcpLimits limits = new() { Sockets = 8, PendingBytes = much.Length };
        using LoopRig rig = new(select, limits);
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Send(much, 0, much.Length) };
        using Socket client = Client.Connect(rig.Open(service), receiveBuffer: 4_096);
        client.Send([1]);
        Deadline.Until(() => service.Open == 1 && service.Sessions[0].Received == 1, "the question");
        rig.Settle();
        rig.Advance(limits.StallMilliseconds);
        Assert.AreEqual(1, service.Open);
        Deadline.Until(
            () =>
            {
                // The system may have taken a little more meanwhile: then the time starts anew.
                rig.Advance(limits.StallMilliseconds + 1);
                return rig.Connections == 0;
            },
            "the end of the link");
        Assert.AreEqual(0, service.Open);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_client_that_ends_while_answers_wait_does_not_keep_the_loop_busy(bool select)
    {
        byte[] much = Client.Pattern(30_000_000);
        using LoopRig rig = new(select, new TcpLimits { Sockets = 8, PendingBytes = much.Length });
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Send(much, 0, much.Length) };
        using Socket client = Client.Connect(rig.Open(service), receiveBuffer: 4_096);
        client.Send([1]);
        client.Shutdown(SocketShutdown.Send);
        Deadline.Until(() => service.Open == 1 && service.Sessions[0].Received == 1, "the question");
        rig.Settle();
        Assert.IsTrue(Client.Same(much, Client.Read(client, much.Length)));
        Assert.AreEqual(0, client.Receive(new byte[1]));
        Deadline.Until(() => service.Open == 0, "the end of the link");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_client_that_ends_its_side_after_the_question_gets_the_whole_answer(bool select)
    {
        byte[] answer = Client.Pattern(100_000);
        using LoopRig rig = new(select, new TcpLimits { Sockets = 8, PendingBytes = answer.Length });
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Send(answer, 0, answer.Length) };
        int port = rig.Open(service);
        for (int i = 0; i < 20; i++)
        {
            using Socket client = Client.Connect(port);
            client.Send([1]);
            client.Shutdown(SocketShutdown.Send);
            rig.Settle();
            Assert.IsTrue(Client.Same(answer, Client.Read(client, answer.Length)));
            Assert.AreEqual(0, client.Receive(new byte[1]));
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Close_lets_all_bytes_arrive_even_when_the_client_goes_on_sending(bool select)
    {
        byte[] answer = Client.Pattern(100_000);
        TcpLimits limits = new() { Sockets = 8, PendingBytes = answer.Length };
        using LoopRig rig = new(select, limits);
        ScriptedService service = new()
        {
            OnReceive = (session, _, _) =>
            {
                session.Outbox.Send(answer, 0, answer.Length);
                session.Outbox.Close();
                session.Outbox.Send(answer, 0, 1);
            },
        };
        using Socket client = Client.Connect(rig.Open(service));
        client.Send(new byte[50_000]);
        client.Send(new byte[50_000]);
        rig.Settle();
        rig.Advance(limits.LingerMilliseconds - 1);
        Assert.AreEqual(1, rig.Connections);
        rig.Advance(1);
        Deadline.Until(() => rig.Connections == 0, "the end of the link");
        Assert.IsTrue(Client.Same(answer, Client.Read(client, answer.Length)));
        Assert.AreEqual(0, client.Receive(new byte[1]));
        Assert.IsTrue(service.Sessions[0].Received <= limits.ReadBytes);
        Assert.AreEqual(1, service.Sessions[0].TimesClosed);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_client_that_is_turned_away_still_gets_the_reason(bool select)
    {
        byte[] reason = Client.Pattern(200);
        using LoopRig rig = new(select);
        ScriptedService service = new()
        {
            TurnsAway = true,
            OnAccept = session =>
            {
                session.Outbox.Send(reason, 0, reason.Length);
                session.Outbox.Close();
            },
        };
        using Socket client = Client.Connect(rig.Open(service));
        Assert.IsTrue(Client.Same(reason, Client.Read(client, reason.Length)));
        Assert.AreEqual(0, client.Receive(new byte[1]));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Abort_ends_the_link_at_once(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Abort() };
        using Socket client = Client.Connect(rig.Open(service));
        client.Send([1]);
        Assert.IsTrue(Client.Ended(client));
        Deadline.Until(() => rig.Connections == 0, "the end of the link");
        Assert.AreEqual(1, service.Sessions[0].TimesClosed);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_cut_link_leaves_no_waiting_port_behind(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Abort() };
        using Socket client = Client.Connect(rig.Open(service));
        client.Send([1]);
        Exception thrown = null;
        try
        {
            client.Receive(new byte[1]);
        }
        catch (SocketException exception)
        {
            thrown = exception;
        }
        Assert.IsTrue(OperatingSystem.IsWindows() || thrown is not null, "a farewell, not a reset");
    }
}
