using PocketSpy.Wire;

namespace PocketSpy.Tokens.Wire;

/// <summary>
/// The record inside a voice key ("authBuffer" of Tencent's GME), all numbers big-endian: who may enter which room until when. Layouts 1 and, for reading,
/// the one of before 2018-11, which is 0.
/// </summary>
public sealed class AuthBuffer
{
    /// <summary>Most bytes of an open id, and of a room.</summary>
    public const int TextBytes = 127;

    /// <summary>Longest record.</summary>
    public const int MaximumBytes = 25 + 2 * TextBytes;

    private const int Version = 1;
    private const int OldVersion = 0;
    private const uint AllRights = 0xFFFFFFFF;
    private const int Fixed = 25;
    private const int OldFixed = 23;

    private readonly WireWriter _writer = new();

    /// <summary>1, or 0 for the old layout.</summary>
    public int RecordVersion { get; private set; }

    /// <summary>Start of the open id in the buffer that was read.</summary>
    public int OpenIdOffset { get; private set; }

    /// <summary>Bytes of it.</summary>
    public int OpenIdCount { get; private set; }

    /// <summary>The application.</summary>
    public uint AppId { get; private set; }

    /// <summary>Seconds since 1970 until when the room may be entered.</summary>
    public uint Expires { get; private set; }

    /// <summary>Start of the room in the buffer that was read.</summary>
    public int RoomOffset { get; private set; }

    /// <summary>Bytes of it; 0 for none: voice messages.</summary>
    public int RoomCount { get; private set; }

    /// <summary>The room of the old layout, a number.</summary>
    public uint OldRoom { get; private set; }

    /// <summary>Writes a record of layout 1 at the start of the target. Gives its bytes, or -1 when a text is too long.</summary>
    public int Write(byte[] target, byte[] openId, int openIdCount, uint appId, uint expires, byte[] room, int roomOffset, int roomCount)
    {
        if (openIdCount > TextBytes || roomCount > TextBytes) return -1;
        _writer.Load(target, 0, target.Length);
        _writer.WriteByte(Version);
        _writer.WriteUInt16BigEndian(openIdCount);
        _writer.WriteBytes(openId, 0, openIdCount);
        _writer.WriteUInt32BigEndian(appId);
        _writer.WriteUInt32BigEndian(0);
        _writer.WriteUInt32BigEndian(expires);
        _writer.WriteUInt32BigEndian(AllRights);
        _writer.WriteUInt32BigEndian(0);
        // Without a room its two length bytes stay.
        _writer.WriteUInt16BigEndian(roomCount);
        _writer.WriteBytes(room, roomOffset, roomCount);
        return _writer.Overflowed ? -1 : _writer.Length;
    }

    /// <summary>Reads a record. False when its lengths do not add up or a fixed field is another: the wrong key, or a key that was tampered with.</summary>
    public bool Read(byte[] buffer, int count)
    {
        if (count < OldFixed) return false;
        RecordVersion = buffer[0];
        OpenIdOffset = 3;
        OpenIdCount = BigEndian.Read16(buffer, 1);
        RoomCount = 0;
        OldRoom = 0;
        if (RecordVersion == OldVersion) return ReadOld(buffer, count);
        if (RecordVersion != Version || OpenIdCount > TextBytes || Fixed + OpenIdCount > count) return false;
        int at = 3 + OpenIdCount;
        AppId = BigEndian.Read32(buffer, at);
        Expires = BigEndian.Read32(buffer, at + 8);
        RoomCount = BigEndian.Read16(buffer, at + 20);
        RoomOffset = at + 22;
        bool isFixed = BigEndian.Read32(buffer, at + 4) == 0 && BigEndian.Read32(buffer, at + 12) == AllRights && BigEndian.Read32(buffer, at + 16) == 0;
        return isFixed && RoomCount <= TextBytes && Fixed + OpenIdCount + RoomCount == count;
    }

    private bool ReadOld(byte[] buffer, int count)
    {
        if (OldFixed + OpenIdCount != count) return false;
        int at = 3 + OpenIdCount;
        AppId = BigEndian.Read32(buffer, at);
        OldRoom = BigEndian.Read32(buffer, at + 4);
        Expires = BigEndian.Read32(buffer, at + 8);
        return BigEndian.Read32(buffer, at + 12) == AllRights && BigEndian.Read32(buffer, at + 16) == 0;
    }
}
