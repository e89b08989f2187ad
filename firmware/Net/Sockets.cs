using System;
using System.Net.Sockets;
using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Makes sockets; see <see cref="IHeap"/> for why that may need a second try.</summary>
internal static class Sockets
{
    private const int EnoughToCollect = 512;

    private static byte[] _room;

    internal static Socket Create(SocketType type, ProtocolType protocol)
    {
        try
        {
            return new Socket(AddressFamily.InterNetwork, type, protocol);
        }
        catch (OutOfMemoryException)
        {
            // An ordinary object does trigger the collection.
            _room = new byte[EnoughToCollect];
            _room = null;
            return new Socket(AddressFamily.InterNetwork, type, protocol);
        }
    }
}
