using System;
using System.Net;
using System.Net.Sockets;
using nanoFramework.TestFramework;

namespace PocketSpy.Net.Tests;

/// <summary>What the tests do at the far end of a link. A receive that gets nothing fails instead of hanging.</summary>
internal static class Client
{
    public static Socket Connect(int port, int receiveBuffer = 0)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = Deadline.Milliseconds,
            SendTimeout = Deadline.Milliseconds,
            NoDelay = true,
        };
        if (receiveBuffer > 0) socket.ReceiveBufferSize = receiveBuffer;
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    public static byte[] Pattern(int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) bytes[i] = (byte)(i * 31 + (i >> 8));
        return bytes;
    }

    public static byte[] Read(Socket socket, int count)
    {
        byte[] bytes = new byte[count];
        int have = 0;
        while (have < count)
        {
            int got = socket.Receive(bytes, have, count - have, SocketFlags.None);
            Assert.AreNotEqual(0, got, "ended after " + have);
            have += got;
        }
        return bytes;
    }

    /// <summary>True when a byte goes there and back.</summary>
    public static bool Echoes(Socket socket)
    {
        socket.Send([0x5A]);
        return Read(socket, 1)[0] == 0x5A;
    }

    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Whether the far end has ended the link, be it with a farewell or a reset; takes what comes before.</summary>
    public static bool Ended(Socket socket)
    {
        byte[] bytes = new byte[4_096];
        try
        {
            while (socket.Receive(bytes) > 0)
            {
            }
            return true;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted;
        }
    }

    /// <summary>True when the link is open and silent.</summary>
    public static bool IsOpen(Socket socket) => !socket.Poll(0, SelectMode.SelectRead);

    public static bool Same(byte[] expected, byte[] actual) => expected.AsSpan().SequenceEqual(actual);
}
