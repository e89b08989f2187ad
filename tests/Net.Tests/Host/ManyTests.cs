using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using PocketSpy.Core;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

[TestClass]
public class ManyTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Thousands_of_links_leave_nothing_behind(bool select)
    {
        using LoopRig rig = new(select);
        ScriptedService service = new();
        int port = rig.Open(service);
        Churn(port, 4, 100);
        Deadline.Until(() => rig.Connections == 0, "the end of all links");
        Forget(rig, service);
        long memory = GC.GetTotalMemory(true);
        int files = OpenFiles();

        Churn(port, 4, 1_250);
        Deadline.Until(() => rig.Connections == 0, "the end of all links");
        Assert.AreEqual(0, service.Open);
        Assert.AreEqual(1, rig.Budget.Open);
        Forget(rig, service);
        long growth = GC.GetTotalMemory(true) - memory;
        Assert.IsTrue(growth < 1_000_000, growth + " bytes more");
        Assert.IsTrue(OpenFiles() <= files + 5, (OpenFiles() - files) + " files more");
        Assert.AreEqual(0, rig.Events.CountOf("stumbled"));
    }

    [TestMethod]
    public void More_than_a_thousand_links_at_once_are_served()
    {
        const int Links = 1_100;
        using LoopRig rig = new(select: true, new TcpLimits { Sockets = 2_000 });
        int port = rig.Open(new ScriptedService());
        Socket[] clients = new Socket[Links];
        for (int i = 0; i < Links; i++) clients[i] = Client.Connect(port);
        Deadline.Until(() => rig.Connections == Links, "all links");
        foreach (Socket client in clients) client.Send([0x5A]);
        foreach (Socket client in clients) Assert.AreEqual((byte)0x5A, Client.Read(client, 1)[0]);
        foreach (Socket client in clients) client.Close();
        Deadline.Until(() => rig.Connections == 0, "the end of all links");
        Assert.AreEqual(1, rig.Budget.Open);
    }

    /// <summary>The stock image: 1 UDP port, 2 listeners, 8 consoles signed in, and browsers asking for pages all at once.</summary>
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Sixteen_sockets_keep_presence_and_answer_or_refuse_every_page(bool select)
    {
        using LoopRig rig = new(select, new TcpLimits { Sockets = 16 });
        rig.Open(new ScriptedDatagrams(), 512);
        ScriptedService pages = new()
        {
            OnReceive = (session, buffer, count) =>
            {
                session.Outbox.Send(buffer, 0, count);
                session.Outbox.Close();
            },
        };
        int http = rig.Open(pages, SocketKind.Http, 5_000);
        int presencePort = rig.Open(new ScriptedService(), SocketKind.Presence);
        Socket[] presence = new Socket[8];
        for (int i = 0; i < presence.Length; i++)
        {
            presence[i] = Client.Connect(presencePort);
            Assert.IsTrue(Client.Echoes(presence[i]));
        }

        int answered = 0;
        int refused = 0;
        for (int round = 0; round < 20; round++)
        {
            List<Socket> browsers = [];
            for (int i = 0; i < 20; i++) browsers.Add(Client.Connect(http));
            foreach (Socket browser in browsers)
            {
                if (Asks(browser)) answered++;
                else refused++;
            }
            foreach (Socket browser in browsers) browser.Close();
            rig.Clock.Advance(100);
            Deadline.Until(() => rig.Connections == presence.Length, "presence alone");
        }

        Assert.AreEqual(400, answered + refused);
        Assert.IsTrue(answered >= 20 * 4, answered + " were answered");
        Assert.AreEqual(refused, rig.Budget.Refused);
        Assert.IsTrue(rig.Budget.Peak <= 15);
        foreach (Socket link in presence) Assert.IsTrue(Client.Echoes(link));
        foreach (Socket link in presence) link.Close();
    }

    private static bool Asks(Socket browser)
    {
        try
        {
            browser.Send([1]);
            return browser.Receive(new byte[1]) == 1;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static void Churn(int port, int threads, int each)
    {
        int failures = 0;
        Thread[] running = new Thread[threads];
        for (int t = 0; t < threads; t++)
        {
            int number = t;
            running[t] = new Thread(() =>
            {
                try
                {
                    for (int i = 0; i < each; i++) Visit(port, (i + number) % 4);
                }
                catch (Exception)
                {
                    Interlocked.Increment(ref failures);
                }
            });
            running[t].Start();
        }
        foreach (Thread thread in running) thread.Join();
        Assert.AreEqual(0, failures);
    }

    // Says something, or nothing, and leaves politely, or not.
    private static void Visit(int port, int manner)
    {
        Socket client = Client.Connect(port);
        if (manner < 2) Assert.IsTrue(Client.Echoes(client));
        if (manner % 2 == 0) client.Close();
        else Client.Reset(client);
    }

    // The fake keeps its sessions; the box would not.
    private static void Forget(LoopRig rig, ScriptedService service)
    {
        lock (rig.Lobby) service.Sessions.Clear();
    }

    private static int OpenFiles() => OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : 0;
}
