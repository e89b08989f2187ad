using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>Closes a socket at once and for good: no TIME_WAIT keeps one of the few connections of the device.</summary>
internal static class SocketCut
{
    private const int InvalidArgument = 22;

    // struct linger of Linux and macOS: int on, int seconds.
    private static readonly byte[] LingerZero = new byte[] { 1, 0, 0, 0, 0, 0, 0, 0 };

    private static bool _wantsStruct;

    /// <summary>Closes: when it is cut, without a word of farewell, and the client sees a reset; else what was sent still arrives.</summary>
    public static void Close(Socket socket, bool isCut)
    {
        try
        {
            if (isCut) SetLinger(socket);
        }
        catch (SocketException)
        {
            // Gone already.
        }
        try
        {
            socket.Close();
        }
        catch (SocketException)
        {
            // Gone already.
        }
    }

    // The device and Windows take the seconds as a number. Linux and macOS refuse that once, and get the struct from then on.
    private static void SetLinger(Socket socket)
    {
        if (!_wantsStruct)
        {
            try
            {
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, 0);
                return;
            }
            catch (SocketException exception)
            {
                if (exception.ErrorCode != InvalidArgument) throw;
            }
            _wantsStruct = true;
        }
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Linger, LingerZero);
    }
}
