using System;
using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class TcpTroubleTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_silent_link_is_cut_by_the_clock_and_a_talking_one_is_not(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new();
        int port = rig.Open(service, SocketKind.Http, 1_000);
        using Socket silent = Client.Connect(port);
        using Socket talking = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(silent));
        Assert.IsTrue(Client.Echoes(talking));
        rig.Advance(900);
        Assert.IsTrue(Client.Echoes(talking));
        rig.Advance(101);
        Assert.IsTrue(Client.Ended(silent));
        Assert.IsTrue(Client.Echoes(talking));
        Assert.AreEqual(1, service.Open);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_session_may_lift_the_idle_limit_of_its_own_link(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new() { OnAccept = session => session.Outbox.IdleLimit = 0 };
        using Socket client = Client.Connect(rig.Open(service, SocketKind.Presence, 1_000));
        Assert.IsTrue(Client.Echoes(client));
        rig.Advance(1_000_000);
        Assert.IsTrue(Client.Echoes(client));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_service_that_throws_drops_that_client_alone(bool select)
    {
        using LoopRig rig = new(select);
        using Socket bystander = Client.Connect(rig.Open(new ScriptedService()));
        ScriptedService rude = new() { OnAccept = _ => throw new InvalidOperationException("accept") };
        ScriptedService clumsy = new() { OnReceive = (_, _, _) => throw new InvalidOperationException("receive") };
        ScriptedService sulky = new() { OnClosed = _ => throw new InvalidOperationException("closed") };
        using Socket first = Client.Connect(rig.Open(rude));
        using Socket second = Client.Connect(rig.Open(clumsy));
        using Socket third = Client.Connect(rig.Open(sulky));
        Assert.IsTrue(Client.Ended(first));
        second.Send([1]);
        Assert.IsTrue(Client.Ended(second));
        Assert.IsTrue(Client.Echoes(third));
        third.Close();
        Deadline.Until(() => rig.Connections == 1, "one link left");
        Assert.IsTrue(Client.Echoes(bystander));
        Assert.AreEqual(1, rig.Events.CountOf("greeting failed: accept"));
        Assert.AreEqual(1, rig.Events.CountOf("message failed: receive"));
        Assert.AreEqual(1, rig.Events.CountOf("farewell failed: closed"));
        Assert.AreEqual(5, rig.Budget.Open);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_session_may_abort_all_others_while_it_receives(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new();
        service.OnReceive = (session, buffer, count) =>
        {
            session.Outbox.Send(buffer, 0, count);
            if (buffer[0] != 9) return;
            foreach (ScriptedSession other in service.Sessions)
            {
                if (other != session) other.Outbox.Abort();
            }
        };
        int port = rig.Open(service);
        Socket[] clients = new Socket[20];
        for (int i = 0; i < clients.Length; i++)
        {
            clients[i] = Client.Connect(port);
            Assert.IsTrue(Client.Echoes(clients[i]));
        }
        clients[7].Send([9]);
        for (int i = 0; i < clients.Length; i++)
        {
            if (i == 7) Assert.AreEqual((byte)9, Client.Read(clients[i], 1)[0]);
            else Assert.IsTrue(Client.Ended(clients[i]));
        }
        Assert.IsTrue(Client.Echoes(clients[7]));
        Assert.AreEqual(1, service.Open);
        foreach (Socket client in clients) client.Close();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_session_that_closes_may_end_others_and_send_to_the_dead(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new();
        service.OnClosed = _ =>
        {
            foreach (ScriptedSession other in service.Sessions)
            {
                other.Outbox.Send([1, 2, 3], 0, 3);
                other.Outbox.Abort();
            }
        };
        int port = rig.Open(service);
        Socket[] clients = new Socket[5];
        for (int i = 0; i < clients.Length; i++) clients[i] = Client.Connect(port);
        Deadline.Until(() => service.Open == 5, "five links");
        clients[2].Close();
        Deadline.Until(() => rig.Connections == 0, "the end of all links");
        foreach (ScriptedSession session in service.Sessions) Assert.AreEqual(1, session.TimesClosed);
        foreach (Socket client in clients) client.Close();
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Clients_that_reset_or_vanish_at_once_leave_nothing_behind(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new();
        int port = rig.Open(service);
        for (int i = 0; i < 50; i++)
        {
            Client.Reset(Client.Connect(port));
            Client.Connect(port).Close();
            Socket talking = Client.Connect(port);
            talking.Send([1]);
            Client.Reset(talking);
        }
        using Socket last = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(last));
        Deadline.Until(() => rig.Connections == 1, "one link left");
        Assert.AreEqual(1, service.Open);
        Assert.AreEqual(2, rig.Budget.Open);
        Assert.AreEqual(0, rig.Events.CountOf("stumbled"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_client_that_resets_while_answers_wait_is_dropped(bool select)
    {
        byte[] much = new byte[30_000_000];
        using LoopRig rig = new(select, new TcpLimits { Sockets = 8, PendingBytes = much.Length });
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Send(much, 0, much.Length) };
        Socket client = Client.Connect(rig.Open(service), receiveBuffer: 4_096);
        client.Send([1]);
        Deadline.Until(() => service.Open == 1 && service.Sessions[0].Received == 1, "the question");
        Client.Reset(client);
        Deadline.Until(() => rig.Connections == 0, "the end of the link");
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_loop_without_ports_still_calls_the_timed_services(bool select)
    {
        using LoopRig rig = new(select);
        TickCounter counter = new();
        rig.Loop.Add(new ThrowingTimed());
        rig.Loop.Add(counter);
        rig.Advance(5);
        int ticks = counter.Ticks;
        Assert.AreNotEqual(0, ticks);
        rig.Advance(5);
        Assert.AreEqual(ticks + 1, counter.Ticks);
        Assert.AreNotEqual(0, rig.Events.CountOf("a time-out failed"));
        Assert.AreEqual(0, rig.Events.CountOf("stumbled"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_port_opens_from_within_a_session(bool select)
    {
        using LoopRig rig = new(select);
        int opened = 0;
        ScriptedService service = new()
        {
            OnReceive = (session, buffer, count) =>
            {
                opened = rig.Open(new ScriptedService());
                session.Outbox.Send(buffer, 0, count);
            },
        };
        using Socket client = Client.Connect(rig.Open(service));
        Assert.IsTrue(Client.Echoes(client));
        using Socket second = Client.Connect(opened);
        Assert.IsTrue(Client.Echoes(second));
    }
}
