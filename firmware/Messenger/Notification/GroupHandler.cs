using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Notification;

/// <summary>Groups of contacts: ADG, RMG, REG. Numbers from MSNP7 to 9, GUIDs from 10 on; number 0 are those in no group.</summary>
public sealed class GroupHandler
{
    /// <summary>Most groups of one person; a bit each.</summary>
    public const int MostGroups = 30;

    private const int GuidVersion = 10;

    private readonly MsnContext _context;

    /// <param name="context">What the handlers share.</param>
    public GroupHandler(MsnContext context)
    {
        _context = context;
    }

    /// <summary>ADG: a new group.</summary>
    public void Add(MsnLink link, MsnLine line, uint transaction)
    {
        int group = 0;
        int error = line.Count < 2 ? MsnError.Parameter : Make(_context, link.UserId, line.Buffer, line.OffsetOf(1), line.CountOf(1), out group);
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        MsnReply answer = Begin("ADG", link, transaction).Echo(line, 1);
        AddId(answer, link, group);
        if (link.Version < GuidVersion) answer.Add(0);
        answer.End().Send(link);
    }

    /// <summary>RMG: a group less; its contacts stay.</summary>
    public void Remove(MsnLink link, MsnLine line, uint transaction)
    {
        int group = GroupIn(line, 1, link.Version);
        int error = group <= 0 ? MsnError.NoGroup : Delete(_context, link.UserId, link.Contacts, group);
        if (error != MsnError.None) _context.Reply.Error(link, error, transaction);
        else Begin("RMG", link, transaction).Echo(line, 1).End().Send(link);
    }

    /// <summary>REG: another name for one.</summary>
    public void Rename(MsnLink link, MsnLine line, uint transaction)
    {
        int group = GroupIn(line, 1, link.Version);
        int error = group <= 0 || !_context.People.Contains(link.UserId, KeyOf(group)) ? MsnError.NoGroup : line.Count < 3 ? MsnError.Parameter : MsnError.None;
        if (error == MsnError.None) error = Put(_context, link.UserId, group, line.Buffer, line.OffsetOf(2), line.CountOf(2));
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        MsnReply answer = Begin("REG", link, transaction).Echo(line, 1).Echo(line, 2);
        if (link.Version < GuidVersion) answer.Add(0);
        answer.End().Send(link);
    }

    /// <summary>The number of the group in an argument; 0 for "in none", -1 when it is no group's.</summary>
    public static int GroupIn(MsnLine line, int index, int version)
    {
        if (version >= GuidVersion)
        {
            int group = index < line.Count ? ItemGuid.Group(line.Buffer, line.OffsetOf(index), line.CountOf(index)) : 0;
            return group is > 0 and <= MostGroups ? group : -1;
        }
        return line.TryNumber(index, out uint number) && number <= MostGroups ? (int)number : -1;
    }

    /// <summary>The number in a group's key.</summary>
    public static long KeyOf(int group) => ItemKeys.FirstGroup + group - 1;

    /// <summary>Makes a group. Gives an error of the protocol.</summary>
    public static int Make(MsnContext context, int owner, byte[] buffer, int offset, int count, out int group)
    {
        group = 1;
        while (group <= MostGroups && context.People.Contains(owner, KeyOf(group))) group++;
        return group > MostGroups ? MsnError.TooManyGroups : Put(context, owner, group, buffer, offset, count);
    }

    /// <summary>Removes a group. Gives an error of the protocol.</summary>
    public static int Delete(MsnContext context, int owner, ContactList lists, int group)
    {
        if (!context.People.Contains(owner, KeyOf(group))) return MsnError.NoGroup;
        for (int row = 0; row < lists.Count; row++)
        {
            int left = lists.GroupsOf(row) & ~(1 << group);
            if (left == lists.GroupsOf(row)) continue;
            if (context.People.SaveContact(owner, lists.IdOf(row), lists.FlagsOf(row), left) != StorageResult.Ok) return MsnError.Server;
            lists.Set(lists.IdOf(row), lists.FlagsOf(row), left);
        }
        return context.People.Remove(owner, KeyOf(group)) == StorageResult.Ok ? MsnError.None : MsnError.Server;
    }

    /// <summary>Gives a group another name. Gives an error of the protocol.</summary>
    public static int Rename(MsnContext context, int owner, int group, byte[] buffer, int offset, int count) =>
        group > 0 && context.People.Contains(owner, KeyOf(group)) ? Put(context, owner, group, buffer, offset, count) : MsnError.NoGroup;

    /// <summary>How many groups somebody has.</summary>
    public static int CountOf(MsnContext context, int owner)
    {
        int count = 0;
        for (int group = 1; group <= MostGroups; group++)
        {
            if (context.People.Contains(owner, KeyOf(group))) count++;
        }
        return count;
    }

    private static int Put(MsnContext context, int owner, int group, byte[] buffer, int offset, int count)
    {
        int size = MsnText.Normalize(buffer, offset, count, context.Scratch, MsnText.MaximumBytes);
        if (size <= 0) return size == 0 ? MsnError.Parameter : MsnError.NameTooLong;
        KvWriter record = context.People.Begin();
        record.Pair(PeopleTable.Name, context.Scratch, 0, size);
        StorageResult result = context.People.Put(owner, KeyOf(group));
        return result == StorageResult.Ok ? MsnError.None : result == StorageResult.Full ? MsnError.TooManyGroups : MsnError.Server;
    }

    private MsnReply Begin(string command, MsnLink link, uint transaction)
    {
        if (link.Version >= GuidVersion) return _context.Reply.Begin(command, transaction);
        int version = _context.Changes.NextVersion(link.UserId);
        return _context.Reply.Begin(command, transaction).Add(version);
    }

    private static void AddId(MsnReply answer, MsnLink link, int group)
    {
        if (link.Version < GuidVersion)
        {
            answer.Add(group);
            return;
        }
        answer.Writer.WriteByte(' ');
        ItemGuid.WriteGroup(answer.Writer, group);
    }
}
