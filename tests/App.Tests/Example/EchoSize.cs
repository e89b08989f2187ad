using PocketSpy.Core;

namespace PocketSpy.App.Tests.Example;

/// <summary>How much the echo keeps.</summary>
public sealed class EchoSize
{
    /// <summary>Texts that are kept, the newest ones.</summary>
    public int Texts;

    /// <summary>Bytes of flash for them.</summary>
    public int FileBytes;

    /// <summary>For a board.</summary>
    public static EchoSize For(BoxSize size) => size.Class == BoardClass.Pc
        ? new EchoSize { Texts = 64, FileBytes = 64 * 1024 }
        : new EchoSize { Texts = 8, FileBytes = 4 * 1024 };
}
