using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Presence.Profiles;

/// <summary>
/// Every profile's <see cref="FriendList"/> on flash, one record a profile: version 1, then five bytes an other: profile id (big-endian), flags.
/// </summary>
public sealed class FriendTable : IRecordVisitor
{
    /// <summary>The version of a record.</summary>
    public const int Version = 1;

    /// <summary>Bytes of an other.</summary>
    public const int EntryBytes = 5;

    private readonly RecordLog _log;
    private readonly byte[] _record;
    private int _sought;
    private int _flags;
    private int[] _found;
    private int _foundCount;

    /// <param name="log">Where they are kept; open.</param>
    /// <param name="room">Where records are read and built.</param>
    /// <param name="capacity">Most others of a profile.</param>
    public FriendTable(RecordLog log, RecordBuffer room, int capacity)
    {
        _log = log;
        Capacity = capacity;
        _record = room.Buffer;
    }

    /// <summary>Most others of a profile.</summary>
    public readonly int Capacity;

    /// <summary>Longest record for so many others.</summary>
    public static int RecordBytes(int capacity) => 1 + capacity * EntryBytes;

    /// <summary>
    /// Reads the list of a profile; one that has none gets an empty one. False when flash failed: the list is then
    /// <see cref="FriendList.IsUnknown"/>.
    /// </summary>
    public bool Load(int profileId, FriendList list)
    {
        list.Clear();
        list.IsUnknown = false;
        StorageResult result = _log.Read(profileId, _record, 0, out int count);
        if (result == StorageResult.Ok && count >= 1 && _record[0] == Version)
        {
            for (int at = 1; at + EntryBytes <= count; at += EntryBytes) list.Set(IdAt(_record, at), _record[at + 4]);
            return true;
        }
        // One that cannot be read just now is not empty: saving it so would shadow the one that is there.
        list.IsUnknown = result != StorageResult.NotFound;
        return !list.IsUnknown;
    }

    /// <summary>Saves the list of a profile. Durable when this gives Ok.</summary>
    public StorageResult Save(int profileId, FriendList list)
    {
        if (list.IsUnknown) return StorageResult.ReadFailed;
        if (list.Count == 0)
        {
            StorageResult result = _log.Delete(profileId);
            return result == StorageResult.NotFound ? StorageResult.Ok : result;
        }
        _record[0] = Version;
        int at = 1;
        for (int i = 0; i < list.Count; i++)
        {
            int id = list.IdAt(i);
            _record[at] = (byte)(id >> 24);
            _record[at + 1] = (byte)(id >> 16);
            _record[at + 2] = (byte)(id >> 8);
            _record[at + 3] = (byte)id;
            _record[at + 4] = (byte)list.FlagsAt(i);
            at += EntryBytes;
        }
        return _log.Put(profileId, _record, 0, at);
    }

    /// <summary>Forgets the list of a profile.</summary>
    public StorageResult Remove(int profileId)
    {
        StorageResult result = _log.Delete(profileId);
        return result == StorageResult.NotFound ? StorageResult.Ok : result;
    }

    /// <summary>
    /// Finds the profiles that have this one in their lists, with any of the flags: reads every list. Gives their number, at most the array's length.
    /// </summary>
    public int FindOwners(int profileId, int flags, int[] owners)
    {
        _flags = flags;
        _sought = profileId;
        _found = owners;
        _foundCount = 0;
        _log.Visit(this);
        _found = null;
        return _foundCount;
    }

    void IRecordVisitor.Visit(long key, byte[] buffer, int offset, int count)
    {
        if (_foundCount == _found.Length || count < 1 || buffer[offset] != Version) return;
        for (int at = offset + 1; at + EntryBytes <= offset + count; at += EntryBytes)
        {
            if (IdAt(buffer, at) != _sought || (buffer[at + 4] & _flags) == 0) continue;
            _found[_foundCount++] = (int)key;
            return;
        }
    }

    private static int IdAt(byte[] buffer, int at) => (buffer[at] << 24) | (buffer[at + 1] << 16) | (buffer[at + 2] << 8) | buffer[at + 3];
}
