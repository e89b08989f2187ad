using PocketSpy.Core;

namespace PocketSpy.Nintendo;

/// <summary>How much the sign-in of consoles keeps.</summary>
public sealed class NintendoSize
{
    /// <summary>Consoles that were given a user id.</summary>
    public int Accounts;

    /// <summary>Bytes of flash that they may take.</summary>
    public int AccountBytes;

    /// <summary>For a board.</summary>
    public static NintendoSize For(BoxSize size)
    {
        if (size.Class == BoardClass.Pc) return new NintendoSize { Accounts = IntIndex.RowsFor(size.Consoles), AccountBytes = 16 * 1024 * 1024 };
        return size.IsRoomy
            ? new NintendoSize { Accounts = 1_024, AccountBytes = 64 * 1024 }
            : new NintendoSize { Accounts = 128, AccountBytes = 12 * 1024 };
    }
}
