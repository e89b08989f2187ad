using System.IO;
using System.Net.Sockets;

namespace PocketSpy.Presence;

public static class Sample
{
    public static bool Disk() => File.Exists("I:\\x"); //! wrong-room

    public static void Close(Socket socket) //! wrong-room
    {
        lock (socket) socket.Close(); //! wrong-room
    }
}
