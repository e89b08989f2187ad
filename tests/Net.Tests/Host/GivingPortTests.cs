using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>A box of few sockets, 2 listeners, one of which gives way, 5 links, and the one kept back.</summary>
[TestClass]
public class GivingPortTests
{
    private const int Sockets = 8;
    private const int Rest = 60_000;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_listener_that_nobody_uses_gives_way_before_any_client(bool select)
    {
        using Box box = new(select);
        box.Fill();
        box.Rig.Advance(Rest);
        Assert.IsTrue(Client.Echoes(box.Connect()));
        Assert.IsFalse(box.CanConnect(box.Rare.Port));
        Assert.AreEqual(0, box.Rig.Budget.Evicted);
        foreach (Socket link in box.Links) Assert.IsTrue(Client.Echoes(link));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_listener_that_had_a_client_a_moment_ago_gives_way_at_once(bool select)
    {
        using Box box = new(select);
        box.Rig.Advance(Rest);
        using (Socket visitor = Client.Connect(box.Rare.Port)) Assert.IsTrue(Client.Echoes(visitor));
        box.Rig.Settle();
        box.Fill();
        Assert.IsTrue(Client.Echoes(box.Connect()));
        Assert.IsFalse(box.CanConnect(box.Rare.Port));
        Assert.AreEqual(0, box.Rig.Budget.Refused + box.Rig.Budget.Evicted);
        foreach (Socket link in box.Links) Assert.IsTrue(Client.Echoes(link));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_listener_with_a_client_stays(bool select)
    {
        using Box box = new(select);
        using Socket visitor = Client.Connect(box.Rare.Port);
        Assert.IsTrue(Client.Echoes(visitor));
        for (int i = 0; i < 4; i++) Assert.IsTrue(Client.Echoes(box.Connect()));
        box.Rig.Advance(10 * Rest);
        Assert.IsTrue(Client.Echoes(visitor));
        Assert.IsTrue(Client.Ended(box.Connect()));
        Assert.IsTrue(Client.Echoes(visitor));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_listener_that_gave_way_opens_again_when_sockets_are_free(bool select)
    {
        using Box box = new(select);
        box.GiveWay();
        for (int i = 0; i < 4; i++) box.Leave();
        box.Rig.Advance(Rest - 1);
        Assert.IsFalse(box.CanConnect(box.Rare.Port));
        box.Rig.Advance(1);
        box.Rig.Advance(10);
        using Socket visitor = Client.Connect(box.Rare.Port);
        Assert.IsTrue(Client.Echoes(visitor));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_listener_that_is_asked_for_opens_at_once_when_a_socket_is_free(bool select)
    {
        using Box box = new(select);
        box.GiveWay();
        box.Leave();
        box.Leave();
        lock (box.Rig.Lobby) box.Rig.Loop.Wake(box.Rare);
        using Socket visitor = Client.Connect(box.Rare.Port);
        Assert.IsTrue(Client.Echoes(visitor));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_listener_that_is_asked_for_while_all_is_taken_opens_when_somebody_leaves(bool select)
    {
        using Box box = new(select);
        box.GiveWay();
        lock (box.Rig.Lobby) box.Rig.Loop.Wake(box.Rare);
        box.Rig.Advance(2_000);
        box.Leave();
        box.Rig.Advance(2_000);
        Assert.IsFalse(box.CanConnect(box.Rare.Port));
        box.Leave();
        box.Rig.Advance(2_000);
        using Socket visitor = Client.Connect(box.Rare.Port);
        Assert.IsTrue(Client.Echoes(visitor));
        foreach (Socket link in box.Links) Assert.IsTrue(Client.Echoes(link));
    }

    private sealed class Box : IDisposable
    {
        public Box(bool select)
        {
            Rig = new LoopRig(select, new TcpLimits { Sockets = Sockets, PortRestMilliseconds = Rest });
            Rig.Open(Common);
            Rig.Open(Rare);
        }

        public LoopRig Rig { get; }

        public TcpPort Common { get; } = new(new ScriptedService(), SocketKind.Presence, 0);

        public TcpPort Rare { get; } = new(new ScriptedService(), SocketKind.Browser, 0) { GivesWay = true };

        public List<Socket> Links { get; } = [];

        public Socket Connect()
        {
            Socket client = Client.Connect(Common.Port);
            Links.Add(client);
            return client;
        }

        public void Fill()
        {
            for (int i = 0; i < 5; i++) Assert.IsTrue(Client.Echoes(Connect()));
        }

        /// <summary>Makes the listener give way to a sixth client.</summary>
        public void GiveWay()
        {
            Fill();
            Rig.Advance(Rest);
            Assert.IsTrue(Client.Echoes(Connect()));
            Assert.IsFalse(CanConnect(Rare.Port));
        }

        public void Leave()
        {
            int before = Rig.Connections;
            Links[0].Close();
            Links.RemoveAt(0);
            Deadline.Until(() => Rig.Connections < before, "the link to be gone");
        }

        public bool CanConnect(int port)
        {
            using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        public void Dispose()
        {
            Rig.Dispose();
            foreach (Socket client in Links) client.Close();
        }
    }
}
