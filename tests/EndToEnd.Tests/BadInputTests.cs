using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>Damaged messages over real sockets; after all of them the next console signs in as if nothing had been.</summary>
[TestClass]
public class BadInputTests
{
    private const string Login =
        "\\ka\\\\final\\\\login\\\\challenge\\0123456789abcdefghijklmnopqrstuv\\authtoken\\NDSAQAAAAAAEjRBTUNFMDAwMDAwMQAAAAAGzJDc\\partnerid\\11" +
        "\\response\\0713109e8322420636bef262fcf17d1b\\firewall\\1\\port\\0\\productid\\10824\\gamename\\mariokartds\\namespaceid\\16\\sdkrevision\\3\\quiet\\0\\id\\1\\final\\";

    private const string Nas =
        "POST /ac HTTP/1.1\r\nHost: nas.nintendowifi.net\r\nUser-Agent: Nitro WiFi SDK/1.0\r\nHTTP_X_GAMECD: AMCE\r\nContent-Length: 103\r\n\r\n" +
        "action=bG9naW4*&gsbrcd=QU1DRTAwMDAwMDE*&userid=MDAwMDAwMDAwNDY2MA**&unitcd=MA**&gamecd=QU1DRQ**&x=Y*&y=";

    private static readonly byte[] Dns =
    [
        0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, (byte)'n', (byte)'a', (byte)'s', 12, (byte)'n', (byte)'i', (byte)'n', (byte)'t', (byte)'e', (byte)'n',
        (byte)'d', (byte)'o', (byte)'w', (byte)'i', (byte)'f', (byte)'i', 3, (byte)'n', (byte)'e', (byte)'t', 0, 0, 1, 0, 1,
    ];

    [TestMethod]
    public void Every_prefix_and_every_flipped_byte_leaves_the_box_serving()
    {
        using TemporaryFolder folder = new();
        using RunningTestBox box = RunningTestBox.Start(folder.Path);
        using Socket udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        Damage(Dns, message => udp.SendTo(message, new IPEndPoint(IPAddress.Loopback, box.Address.DnsPorts[0])));
        Damage(Encoding.ASCII.GetBytes(Nas), message => SendAndLeave(box.Address.HttpPorts[0], message));
        Damage(Encoding.ASCII.GetBytes(Login), message => SendAndLeave(box.Address.PresencePort, message));
        Assert.AreNotEqual(0, Played.SignIn(ConsoleKind.Wii, 1, box.Address, new ConsoleMemory.Entry()));
        Assert.AreNotEqual(0, Played.SignIn(ConsoleKind.Ds, 1, box.Address, new ConsoleMemory.Entry()));
    }

    private static void Damage(byte[] message, Action<byte[]> send)
    {
        for (int length = 0; length < message.Length; length++) send(message[..length]);
        for (int i = 0; i < message.Length; i++)
        {
            byte[] flipped = [.. message];
            flipped[i] ^= 0xFF;
            send(flipped);
        }
    }

    private static void SendAndLeave(int port, byte[] message)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(message);
    }
}
