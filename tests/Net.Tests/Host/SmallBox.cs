using System;
using System.Collections.Generic;
using System.Net.Sockets;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>A box of few sockets: 3 ports, 4 links, and the one kept back.</summary>
internal sealed class SmallBox : IDisposable
{
    private const int Sockets = 8;

    private readonly List<Socket> _clients = [];

    internal SmallBox(bool select)
    {
        Rig = new LoopRig(select, new TcpLimits { Sockets = Sockets });
        Http = Rig.Open(Service, SocketKind.Http);
        Browser = Rig.Open(Service, SocketKind.Browser);
        Presence = Rig.Open(Service, SocketKind.Presence);
    }

    internal LoopRig Rig { get; }

    internal ScriptedService Service { get; } = new();

    internal int Http { get; }

    internal int Browser { get; }

    internal int Presence { get; }

    /// <summary>Everything is echoed, and a link ends once it was given this byte.</summary>
    internal void CloseAfter(byte last) => Service.OnReceive = (session, buffer, count) =>
    {
        session.Outbox.Send(buffer, 0, count);
        if (buffer[0] == last) session.Outbox.Close();
    };

    internal Socket ConnectOnly(int port)
    {
        Socket client = Client.Connect(port);
        _clients.Add(client);
        return client;
    }

    /// <summary>Connects and sees an answer, so that the link is known to be there.</summary>
    internal Socket Connect(int port)
    {
        Socket client = ConnectOnly(port);
        Assert.IsTrue(Client.Echoes(client));

        // The loop notes when it sent only after the client has it: not before the clock is turned.
        Rig.Advance(0);
        return client;
    }

    /// <summary>The same several times.</summary>
    internal Socket[] Connect(int port, int links)
    {
        Socket[] clients = new Socket[links];
        for (int i = 0; i < links; i++) clients[i] = Connect(port);
        return clients;
    }

    public void Dispose()
    {
        Rig.Dispose();
        foreach (Socket client in _clients) client.Close();
    }
}
