using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.People;

/// <summary>
/// What is kept of messenger people: each person's nick and privacy, contacts, groups, messages that wait; key-value text under <see cref="ItemKeys"/>.
/// A change is durable before anybody is told of it.
/// </summary>
public sealed class PeopleTable
{
    /// <summary>Longest record.</summary>
    public const int RecordBytes = 760;

    /// <summary>A contact's lists, bits of <see cref="ContactFlags"/>.</summary>
    public const string Flags = "f";

    /// <summary>A contact's groups, a bit each.</summary>
    public const string Groups = "g";

    /// <summary>A nick of a person or of a contact, or a group's name, as <see cref="Wire.MsnText"/> has it.</summary>
    public const string Name = "n";

    /// <summary>Of a person: 1 when strangers are blocked (BLP BL).</summary>
    public const string Privacy = "p";

    /// <summary>Of a person: 1 when nobody is asked about new watchers (GTC N).</summary>
    public const string Asks = "a";

    /// <summary>Of a person: counts changes of the lists.</summary>
    public const string Version = "v";

    /// <summary>Of a message: who sent it, a user id.</summary>
    public const string Sender = "s";

    /// <summary>Of a message: its text, percent signs as in a nick.</summary>
    public const string Text = "t";

    private const int Rank = 24;

    private readonly RecordLog _log;
    private readonly KvWriter _writer;
    private readonly byte[] _buffer;
    private readonly byte[] _read = new byte[RecordBytes];

    /// <summary>Registers the table.</summary>
    public PeopleTable(Keeper keeper, MessengerSize size)
    {
        _log = keeper.Table(Rank, new PeopleForm(), size.Records, RecordBytes, size.RecordBytes);
        _writer = keeper.Records.Writer;
        _buffer = keeper.Records.Buffer;
    }

    /// <summary>The fields of the record that was read last; good until the next one.</summary>
    public readonly KvReader Fields = new(8);

    /// <summary>The bytes of that record.</summary>
    public byte[] Buffer => _read;

    /// <summary>Records that are kept.</summary>
    public int Count => _log.Count;

    /// <summary>Most records.</summary>
    public int Capacity => _log.Capacity;

    /// <summary>Reads an item. False when there is none; then there are no fields.</summary>
    public bool Read(int owner, long item)
    {
        if (_log.TryRead(ItemKeys.Of(owner, item), _read, 0, out int count) && Fields.Load(_read, 0, count)) return true;
        Fields.Load(_read, 0, 0);
        return false;
    }

    /// <summary>Whether there is an item. Reads nothing.</summary>
    public bool Contains(int owner, long item) => _log.Contains(ItemKeys.Of(owner, item));

    /// <summary>A number of the item that was read last; 0 when it has none.</summary>
    public int Number(string field) => Fields.TryGetInt32(field, out int value) ? value : 0;

    /// <summary>The first item of an owner from a number on; -1 when there is none.</summary>
    public long Next(int owner, long item)
    {
        int place = _log.PlaceOf(ItemKeys.Of(owner, item));
        if (place >= _log.Count) return -1;
        long key = _log.KeyAt(place);
        return ItemKeys.OwnerOf(key) == owner ? ItemKeys.ItemOf(key) : -1;
    }

    /// <summary>Starts a record. Gives the writer for its pairs; <see cref="Put"/> keeps it, and no other table is asked between.</summary>
    public KvWriter Begin()
    {
        _writer.Load(_buffer, 0, RecordBytes);
        return _writer;
    }

    /// <summary>Keeps the record that was begun.</summary>
    public StorageResult Put(int owner, long item) => _writer.Overflowed ? StorageResult.TooLarge : _log.Put(ItemKeys.Of(owner, item), _buffer, 0, _writer.Length);

    /// <summary>Removes an item; one that is not there is removed already.</summary>
    public StorageResult Remove(int owner, long item)
    {
        StorageResult result = _log.Delete(ItemKeys.Of(owner, item));
        return result == StorageResult.NotFound ? StorageResult.Ok : result;
    }

    /// <summary>Keeps a contact; one that is on no list is removed. The name is null for none.</summary>
    public StorageResult SaveContact(int owner, int contact, int flags, int groups, byte[] name, int offset, int count)
    {
        flags &= ContactFlags.Kept;
        if (flags == 0) return Remove(owner, contact);
        KvWriter record = Begin();
        record.Pair(Flags, flags);
        if (groups != 0) record.Pair(Groups, groups);
        if (count > 0) record.Pair(Name, name, offset, count);
        return Put(owner, contact);
    }

    /// <summary>Changes a contact's lists and groups and leaves its name.</summary>
    public StorageResult SaveContact(int owner, int contact, int flags, int groups)
    {
        Read(owner, contact);
        Fields.TryGet(Name, out int offset, out int count);
        return SaveContact(owner, contact, flags, groups, _read, offset, count);
    }

    /// <summary>Changes one field of a person; null removes it.</summary>
    public StorageResult SavePerson(int owner, string field, byte[] value, int offset, int count)
    {
        Read(owner, 0);
        KvWriter record = Begin();
        for (int i = 0; i < Fields.Count; i++)
        {
            if (!Fields.Is(i, field)) record.Pair(Fields, i);
        }
        if (value is not null) record.Pair(field, value, offset, count);
        return Put(owner, 0);
    }

    /// <summary>Removes what belongs to users whom there is no more; for when the table is full. Gives how many records.</summary>
    public int RemoveOrphans(UserTable users)
    {
        int removed = 0;
        for (int place = _log.Count - 1; place >= 0; place--)
        {
            long key = _log.KeyAt(place);
            int contact = ItemKeys.ContactOf(key);
            if (users.Contains(ItemKeys.OwnerOf(key)) && (contact == 0 || users.Contains(contact))) continue;
            if (_log.Delete(key) != StorageResult.Ok) break;
            removed++;
        }
        return removed;
    }
}
