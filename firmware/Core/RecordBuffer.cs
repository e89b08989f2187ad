using PocketSpy.Wire.Text;

namespace PocketSpy.Core;

/// <summary>
/// Where the tables read and build their records, one room for all of them: what stands in it is good until another table is asked.
/// A profile that was begun keeps the room until it is added: no other table is asked meanwhile.
/// </summary>
public sealed class RecordBuffer
{
    /// <param name="bytes">The longest record of any table.</param>
    public RecordBuffer(int bytes)
    {
        Buffer = new byte[bytes];
    }

    /// <summary>The room.</summary>
    public readonly byte[] Buffer;

    /// <summary>Writes records that are key-value text.</summary>
    public readonly KvWriter Writer = new();
}
