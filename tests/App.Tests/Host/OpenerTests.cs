using System;
using System.Net.Sockets;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Net.Tests;

namespace PocketSpy.App.Tests.Host;

/// <summary>Which port a module gets that asks for one.</summary>
[TestClass]
public class OpenerTests
{
    private const int Offset = 20_000;

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void The_offset_is_added_to_every_port(bool tcp)
    {
        int free = PortRig.FreePort(tcp);
        using PortRig rig = New(new BoxSettings { Offset = Offset }, tcp, free - Offset);
        Listener listener = rig.Open();
        Assert.AreEqual(free, listener.Wanted);
        Assert.AreEqual(free, listener.Port);
        Assert.IsTrue(listener.Result == OpenResult.Opened && listener.FirstResult == OpenResult.Opened);
    }

    [TestMethod]
    [DataRow(true, 80, 8_000)]
    [DataRow(false, 80, 8_000)]
    [DataRow(true, 81, 10_000)]
    [DataRow(false, 53, 10_000)]
    [DataRow(true, 1_023, 10_000)]
    public void A_low_port_that_cannot_be_had_moves(bool tcp, int port, int distance)
    {
        int held = PortRig.HeldBelow(tcp, distance, out Socket holder);
        using PortRig rig = New(new BoxSettings { Offset = held - port, MovesLowPorts = true }, tcp, port);
        rig.Keep(holder);
        Listener listener = rig.Open();
        Assert.AreEqual(held, listener.Wanted);
        Assert.AreEqual(OpenResult.InUse, listener.FirstResult);
        Assert.AreEqual(OpenResult.Opened, listener.Result);
        Assert.AreEqual(held + distance, listener.Port);
    }

    [TestMethod]
    [DataRow(true, 80, false)]
    [DataRow(false, 80, false)]
    [DataRow(true, 1_024, true)]
    [DataRow(false, 29_900, true)]
    public void A_port_that_may_not_move_stays_shut(bool tcp, int port, bool movesLowPorts)
    {
        int held = PortRig.HeldBelow(tcp, 10_000, out Socket holder);
        using PortRig rig = New(new BoxSettings { Offset = held - port, MovesLowPorts = movesLowPorts }, tcp, port);
        rig.Keep(holder);
        Listener listener = rig.Open();
        Assert.AreEqual(OpenResult.InUse, listener.FirstResult);
        Assert.AreEqual(OpenResult.InUse, listener.Result);
        Assert.AreEqual(0, listener.Port);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_port_that_can_be_had_does_not_move(bool tcp)
    {
        int free = PortRig.FreePort(tcp);
        using PortRig rig = New(new BoxSettings { Offset = free - 80, MovesLowPorts = true }, tcp, 80);
        Assert.AreEqual(free, rig.Open().Port);
    }

    [TestMethod]
    public void With_any_ports_each_is_a_free_one_and_the_module_hears_which()
    {
        int told = 0;
        int toldOnDemand = 0;
        using PortRig rig = new(new BoxSettings { AnyPorts = true, Offset = Offset, MovesLowPorts = true }, BoxSize.ForPc(8), (opener, _) =>
        {
            opener.Udp("u", new Deaf(), 53, 512, UdpUse.Plain);
            told = opener.Tcp("t", new ScriptedService(), 80, SocketKind.Http, 0, 0);
            toldOnDemand = opener.TcpOnDemand("d", new ScriptedService(), 29_901, SocketKind.Browser, 0, 0, "x");
        });
        rig.Open();
        Assert.AreEqual(3, rig.Box.ListenerCount);
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(OpenResult.Opened, rig.Box.ListenerAt(i).FirstResult);
            Assert.AreEqual(0, rig.Box.ListenerAt(i).Wanted);
            Assert.IsTrue(rig.Box.ListenerAt(i).Port > 1_024);
        }
        Assert.AreEqual(rig.Box.ListenerAt(1).Port, told);
        Assert.AreEqual(rig.Box.ListenerAt(2).Port, toldOnDemand);
    }

    [TestMethod]
    [DataRow(UdpUse.Broadcast, false)]
    [DataRow(UdpUse.Broadcast, true)]
    [DataRow(UdpUse.Group, false)]
    [DataRow(UdpUse.Group, true)]
    public void Ports_for_broadcasts_and_groups_are_where_their_clients_look(UdpUse use, bool anyPorts)
    {
        int free = PortRig.FreePort(false);
        using PortRig rig = New(new BoxSettings { Offset = 7, MovesLowPorts = true, AnyPorts = anyPorts }, free, use);
        Listener listener = rig.Open();
        Assert.AreEqual(free, listener.Wanted);
        Assert.AreEqual(free, listener.Port);
    }

    [TestMethod]
    public void A_low_port_for_broadcasts_is_had_as_it_is_or_not_at_all()
    {
        using PortRig rig = New(new BoxSettings { MovesLowPorts = true }, 1_023, UdpUse.Broadcast);
        Listener listener = rig.Open();
        Assert.AreEqual(1_023, listener.Wanted);
        Assert.AreEqual(listener.Result == OpenResult.Opened ? 1_023 : 0, listener.Port);
        Assert.AreEqual(listener.FirstResult, listener.Result);
    }

    [TestMethod]
    public void A_port_that_could_not_be_opened_is_not_woken_where_nobody_would_serve_it()
    {
        int held = PortRig.HeldBelow(true, 1, out Socket holder);
        INameWatcher names = null;
        int told = -1;
        using PortRig rig = new(new BoxSettings(), BoxSize.ForPc(8), (opener, tools) =>
        {
            told = opener.TcpOnDemand("d", new ScriptedService(), held, SocketKind.Browser, 0, 0, "rare.");
            names = tools.Names;
        });
        rig.Keep(holder);
        rig.Open();
        Assert.AreEqual(0, told);
        holder.Close();
        names.NameAsked(Encoding.ASCII.GetBytes("rare.example"), 12);
        Assert.AreEqual(0, rig.Box.Sockets.Open);
    }

    [TestMethod]
    public void A_box_opens_no_port_before_its_tables()
    {
        bool isOpen = false;
        using PortRig rig = new(new BoxSettings { AnyPorts = true }, BoxSize.ForPc(8), (_, _) => isOpen = true);
        Assert.ThrowsException(typeof(InvalidOperationException), () => rig.Box.Open());
        Assert.ThrowsException(typeof(InvalidOperationException), () => rig.Box.Start());
        Assert.IsFalse(isOpen);
        rig.Box.OpenStorage();
        rig.Box.Open();
        Assert.IsTrue(isOpen);
    }

    private static PortRig New(BoxSettings settings, bool tcp, int port) =>
        tcp ? new PortRig(settings, BoxSize.ForPc(8), (opener, _) => opener.Tcp("t", new ScriptedService(), port, SocketKind.Http, 0, 0)) : New(settings, port, UdpUse.Plain);

    private static PortRig New(BoxSettings settings, int port, UdpUse use) =>
        new(settings, BoxSize.ForPc(8), (opener, _) => opener.Udp("u", new Deaf(), port, 512, use));

    private sealed class Deaf : IDatagramService
    {
        public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
        {
        }
    }
}
