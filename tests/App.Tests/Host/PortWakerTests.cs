using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Core;
using PocketSpy.Net.Tests;

namespace PocketSpy.App.Tests.Host;

/// <summary>However many listeners gave way, DNS opens the one that is asked for.</summary>
[TestClass]
public class PortWakerTests
{
    private const int Rare = 6;

    // All listeners and the common one, two clients more, and the one kept back.
    private const int Sockets = Rare + 1 + 2 + 1;

    [TestMethod]
    public void Each_of_six_ports_opens_when_its_own_name_is_asked_for_and_no_other_does()
    {
        int common = 0;
        int[] ports = new int[Rare];
        BoxSize size = BoxSize.ForPc(8);
        size.Sockets = Sockets;
        using PortRig rig = new(new BoxSettings { AnyPorts = true }, size, (opener, tools) =>
        {
            // Whatever a client says is asked of DNS.
            ScriptedService asks = new()
            {
                OnReceive = (session, buffer, count) =>
                {
                    tools.Names.NameAsked(buffer, count);
                    session.Outbox.Send(buffer, 0, count);
                },
            };
            common = opener.Tcp("common", asks, 80, SocketKind.Presence, 0, 0);
            for (int i = 0; i < Rare; i++) ports[i] = opener.TcpOnDemand("rare", new ScriptedService(), 80, SocketKind.Browser, 0, 0, "rare" + i + ".");
        });
        rig.Box.OpenStorage();
        rig.Box.Start();
        List<Socket> clients = [];
        for (int i = 0; i < Rare + 2; i++)
        {
            clients.Add(Client.Connect(common));
            Assert.IsTrue(Client.Echoes(clients[i]));
        }
        foreach (int port in ports) Assert.IsFalse(CanConnect(port), "all gave way");

        for (int i = 1; i < clients.Count; i++) clients[i].Close();
        int open = 2;
        Deadline.Until(() => rig.Box.Sockets.Open == open, "the links to be gone");
        Ask(clients[0], "rare.example");
        Assert.AreEqual(open, rig.Box.Sockets.Open);
        for (int i = Rare - 1; i >= 0; i--)
        {
            Ask(clients[0], "rare" + i + ".example");
            open++;
            Assert.AreEqual(open, rig.Box.Sockets.Open);
            for (int other = 0; other < i; other++) Assert.IsFalse(CanConnect(ports[other]), "port " + other + " after " + i);
        }
        using Socket visitor = Client.Connect(ports[Rare - 1]);
        Assert.IsTrue(Client.Echoes(visitor));
        clients[0].Close();
    }

    private static void Ask(Socket client, string name)
    {
        client.Send(Encoding.ASCII.GetBytes(name));
        Assert.AreEqual(name, Encoding.ASCII.GetString(Client.Read(client, name.Length)));
    }

    private static bool CanConnect(int port)
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
}
