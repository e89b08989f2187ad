using System;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class OpenAndStopTests
{
    private static readonly IPAddress Nowhere = IPAddress.Parse("203.0.113.1");

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Stop_closes_every_link_and_port(bool select)
    {
        LoopRig rig = new(select);
        ScriptedService service = new();
        int port = rig.Open(service);
        using Socket first = Client.Connect(port);
        using Socket second = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(first));
        Assert.IsTrue(Client.Echoes(second));
        rig.Loop.Stop();
        Assert.IsTrue(Client.Ended(first));
        Assert.IsTrue(Client.Ended(second));
        Assert.AreEqual(0, service.Open);
        Assert.AreEqual(0, rig.Connections);
        Assert.AreEqual(0, rig.Budget.Open);
        Assert.ThrowsException(typeof(SocketException), () => Client.Connect(port).Close());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_port_opens_again_at_once_although_links_wait_for_their_end(bool select)
    {
        LoopRig rig = new(select);
        ScriptedService service = new() { OnReceive = (session, _, _) => session.Outbox.Close() };
        int port = rig.Open(service);
        using Socket client = Client.Connect(port);
        client.Send([1]);
        rig.Settle();
        rig.Advance(1_000);
        Assert.IsTrue(Client.Ended(client));
        client.Close();
        rig.Loop.Stop();

        using LoopRig again = new(select);
        TcpPort second = new(new ScriptedService(), SocketKind.Http, 0);
        Assert.IsTrue(again.Loop.Open(second, IPAddress.Loopback, port) == OpenResult.Opened);
        using Socket other = Client.Connect(port);
        Assert.IsTrue(Client.Echoes(other));
    }

    [TestMethod]
    public void A_tcp_port_that_is_taken_is_reported()
    {
        using LoopRig rig = new(select: true);
        int port = rig.Open(new ScriptedService());
        TcpPort second = new(new ScriptedService(), SocketKind.Http, 0);
        Assert.IsTrue(rig.Loop.Open(second, IPAddress.Loopback, port) == OpenResult.InUse);
        Assert.IsTrue(rig.Loop.Open(second, IPAddress.Any, port) == OpenResult.InUse);
        Assert.AreEqual(1, rig.Budget.Open);
    }

    [TestMethod]
    public void A_udp_port_that_is_taken_is_reported()
    {
        using LoopRig rig = new(select: true);
        int port = rig.Open(new ScriptedDatagrams(), 512);
        UdpPort second = new(new ScriptedDatagrams(), 512);
        Assert.IsTrue(rig.Loop.Open(second, IPAddress.Loopback, port) == OpenResult.InUse);
        Assert.IsTrue(rig.Loop.Open(second, IPAddress.Any, port) == OpenResult.InUse);
        Assert.AreEqual(1, rig.Budget.Open);
    }

    [TestMethod]
    public void An_address_of_another_machine_is_reported()
    {
        using LoopRig rig = new(select: true);
        TcpPort tcp = new(new ScriptedService(), SocketKind.Http, 0);
        UdpPort udp = new(new ScriptedDatagrams(), 512);
        Assert.IsTrue(rig.Loop.Open(tcp, Nowhere, 0) == OpenResult.NoSuchAddress);
        Assert.IsTrue(rig.Loop.Open(udp, Nowhere, 0) == OpenResult.NoSuchAddress);
        Assert.AreEqual(0, rig.Budget.Open);
    }

    [TestMethod]
    public void A_port_beyond_the_budget_is_reported()
    {
        using LoopRig rig = new(select: true, budget: new SocketBudget(2));
        rig.Open(new ScriptedService());
        UdpPort udp = new(new ScriptedDatagrams(), 512);
        Assert.IsTrue(rig.Loop.Open(new TcpPort(new ScriptedService(), SocketKind.Http, 0), IPAddress.Loopback, 0) == OpenResult.NoSocket);
        Assert.IsTrue(rig.Loop.Open(udp, IPAddress.Loopback, 0) == OpenResult.NoSocket);
    }

    [TestMethod]
    public void A_port_that_needs_rights_is_reported()
    {
        if (Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux()) return;
        using LoopRig rig = new(select: true);
        TcpPort tcp = new(new ScriptedService(), SocketKind.Http, 0);
        Assert.IsTrue(rig.Loop.Open(tcp, IPAddress.Loopback, 1) is OpenResult.NotAllowed or OpenResult.Opened);
    }

    [TestMethod]
    public void Each_number_of_each_system_has_its_meaning()
    {
        Assert.IsTrue(OpenResults.Of(new SocketException(98)) == OpenResult.InUse);
        Assert.IsTrue(OpenResults.Of(new SocketException(10048)) == OpenResult.InUse);
        Assert.IsTrue(OpenResults.Of(new SocketException(13)) == OpenResult.NotAllowed);
        Assert.IsTrue(OpenResults.Of(new SocketException(10013)) == OpenResult.NotAllowed);
        Assert.IsTrue(OpenResults.Of(new SocketException(99)) == OpenResult.NoSuchAddress);
        Assert.IsTrue(OpenResults.Of(new SocketException(10049)) == OpenResult.NoSuchAddress);
        Assert.IsTrue(OpenResults.Of(new SocketException(24)) == OpenResult.NoSocket);
        Assert.IsTrue(OpenResults.Of(new SocketException(10024)) == OpenResult.NoSocket);
        Assert.IsTrue(OpenResults.Of(new SocketException(10060)) == OpenResult.Failed);
    }
}
