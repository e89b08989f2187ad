using System.Net.Sockets;

namespace PocketSpy.Net;

/// <summary>Tells what a failed bind means. Winsock's numbers are used by the device and Windows, errno by Linux and macOS.</summary>
public static class OpenResults
{
    /// <summary>The cause of an exception that opening a port threw.</summary>
    public static OpenResult Of(SocketException exception) => exception.ErrorCode switch
    {
        10048 or 98 or 48 => OpenResult.InUse,
        10013 or 13 => OpenResult.NotAllowed,
        10049 or 99 or 49 => OpenResult.NoSuchAddress,
        10024 or 24 or 23 => OpenResult.NoSocket,
        _ => OpenResult.Failed,
    };
}
