using System.IO;
using System.Net.Sockets;

namespace PocketSpy.Sample;

public static class Sample
{
    public static SocketOptionName Option => SocketOptionName.ReuseUnicastPort; //! missing-member

    public static FileShare Share => FileShare.Read | FileShare.Delete; //! missing-member

    public static int Largest => int.MaxValue;
}
