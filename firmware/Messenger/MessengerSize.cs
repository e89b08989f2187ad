using PocketSpy.Core;

namespace PocketSpy.Messenger;

/// <summary>How much the messenger keeps, and how many it serves at once.</summary>
public sealed class MessengerSize
{
    /// <summary>Links at once: each who is signed in has one, and one more for every conversation.</summary>
    public int Links;

    /// <summary>Conversations at once.</summary>
    public int Rooms;

    /// <summary>Invitations that wait, and ways to a new conversation.</summary>
    public int Keys;

    /// <summary>Contacts of one person.</summary>
    public int Contacts;

    /// <summary>Contacts, groups, persons and messages that wait, of all people together.</summary>
    public int Records;

    /// <summary>Bytes of flash that they may take.</summary>
    public int RecordBytes;

    /// <summary>Bytes of flash that the proofs of passwords may take.</summary>
    public int ProofBytes;

    /// <summary>Users of whom a proof is kept.</summary>
    public int Proofs;

    /// <summary>For a board.</summary>
    public static MessengerSize For(BoxSize size)
    {
        if (size.Class == BoardClass.Pc)
        {
            return new MessengerSize
            {
                Links = size.Consoles * 4,
                Rooms = size.Consoles * 2,
                Keys = size.Consoles * 2,
                Contacts = 200,
                Records = IntIndex.RowsFor(size.Consoles * 2),
                RecordBytes = 64 * 1024 * 1024,
                Proofs = IntIndex.RowsFor(size.Consoles),
                ProofBytes = 4 * 1024 * 1024,
            };
        }
        bool isRoomy = size.IsRoomy;
        return new MessengerSize
        {
            Links = size.Class == BoardClass.Small ? 24 : 64,
            Rooms = size.Class == BoardClass.Small ? 8 : 24,
            Keys = size.Class == BoardClass.Small ? 16 : 48,
            Contacts = isRoomy ? 100 : 40,
            Records = isRoomy ? 2_048 : 256,
            RecordBytes = (isRoomy ? 192 : 20) * 1024,
            Proofs = isRoomy ? 512 : 64,
            ProofBytes = (isRoomy ? 64 : 8) * 1024,
        };
    }
}
