using PocketSpy.Core;

namespace PocketSpy.Echo;

/// <summary>How many callers the echo remembers.</summary>
public sealed class EchoSize
{
    /// <summary>Callers that are remembered.</summary>
    public int Callers;

    /// <summary>Bytes of flash that they may take.</summary>
    public int CallerBytes;

    /// <summary>For a board.</summary>
    public static EchoSize For(BoxSize size) => size.Class == BoardClass.Small
        ? new EchoSize { Callers = 16, CallerBytes = 4 * 1024 }
        : new EchoSize { Callers = 256, CallerBytes = 32 * 1024 };
}
