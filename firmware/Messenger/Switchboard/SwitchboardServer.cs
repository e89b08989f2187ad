using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Switchboard;

/// <summary>Conversations: USR opens one, ANS enters one, CAL calls somebody into it, MSG goes to all others in it as it came.</summary>
public sealed class SwitchboardServer
{
    /// <summary>Longest message.</summary>
    public const int MessageBytes = 1_664;

    /// <summary>Who says nothing for as long leaves; a file that is on its way says something.</summary>
    public const int IdleMilliseconds = 15 * 60_000;

    private const int MostCalls = 32;

    // From here on IRO and JOI tell what the client can do.
    private const int AbilitiesVersion = 12;

    private readonly MsnContext _context;
    private int _lastRoom;

    /// <param name="context">What the handlers share.</param>
    public SwitchboardServer(MsnContext context)
    {
        _context = context;
    }

    /// <summary>Runs a command of a link that is in a conversation or wants to be.</summary>
    public void Run(MsnLink link, MsnLine line, int payload, int payloadCount)
    {
        if (line.Is("OUT"))
        {
            if (link.Room is not null) Leave(link, false);
            link.Room = null;
            link.Close();
            return;
        }
        bool isKnown = line.TryNumber(0, out uint transaction);
        if (!isKnown) CutOff(link);
        else if (link.Room is null && line.Is("USR") && line.Count == 3) Open(link, line, transaction);
        else if (link.Room is null && line.Is("ANS") && line.Count == 4) Enter(link, line, transaction);
        else if (link.Room is not null && line.Is("CAL") && line.Count == 2) Call(link, line, transaction);
        else if (link.Room is not null && line.Is("MSG") && line.Count == 3) Say(link, line, transaction, payload, payloadCount);
        else CutOff(link);
    }

    /// <summary>Somebody leaves a conversation, or its link is gone.</summary>
    public void Leave(MsnLink link, bool isIdle)
    {
        Room room = link.Room;
        room.Remove(link);
        for (int i = 0; i < room.Count; i++)
        {
            MsnReply bye = _context.Reply.Begin("BYE").Add(link.Email);
            if (isIdle) bye.Add(1);
            bye.End().Send(room[i]);
        }
        if (room.Count > 0) return;
        for (int i = 0; i < _context.Rooms.Length; i++)
        {
            if (_context.Rooms[i] == room) _context.Rooms[i] = null;
        }
    }

    private void Open(MsnLink link, MsnLine line, uint transaction)
    {
        if (!TryAdmit(link, line, 0)) return;
        int place = 0;
        while (place < _context.Rooms.Length && _context.Rooms[place] is not null) place++;
        if (place == _context.Rooms.Length)
        {
            link.UserId = 0;
            _context.Tools.Events.Write(EventTexts.Full("another conversation"));
            _context.Reply.Error(link, MsnError.NoSwitchboard, transaction);
            link.Close();
            return;
        }
        _lastRoom = _lastRoom == int.MaxValue ? 1 : _lastRoom + 1;
        Room room = new(_lastRoom);
        _context.Rooms[place] = room;
        room.Add(link);
        link.Room = room;
        _context.Reply.Begin("USR", transaction).Add("OK").Add(link.Email).Add(link.Nick).End().Send(link);
    }

    private void Enter(MsnLink link, MsnLine line, uint transaction)
    {
        Room room = line.TryNumber(3, out uint id) ? Find((int)id) : null;
        if (!TryAdmit(link, line, room is null ? -1 : room.Id)) return;
        if (room.Find(link.UserId) is not null || !room.Add(link))
        {
            link.UserId = 0;
            _context.Reply.Error(link, MsnError.NoSwitchboard, transaction);
            link.Close();
            return;
        }
        link.Room = room;
        int others = room.Count - 1;
        for (int i = 0; i < others; i++)
        {
            MsnLink other = room[i];
            MsnReply here = _context.Reply.Begin("IRO", transaction).Add(i + 1).Add(others).Add(other.Email).Add(other.Nick);
            if (link.Version >= AbilitiesVersion) here.Add(other.Abilities);
            here.End().Send(link);
        }
        _context.Reply.Begin("ANS", transaction).Add("OK").End().Send(link);
        for (int i = 0; i < others; i++)
        {
            MsnReply joins = _context.Reply.Begin("JOI").Add(link.Email).Add(link.Nick);
            if (room[i].Version >= AbilitiesVersion) joins.Add(link.Abilities);
            joins.End().Send(room[i]);
        }
    }

    // Whoever has a key: its user is signed in, or was a moment ago.
    private bool TryAdmit(MsnLink link, MsnLine line, int room)
    {
        int user = _context.FindUser(line, 1);
        bool isRight = user != 0 && room >= 0 && _context.Keys.TryTake(user, room, line.Buffer, line.OffsetOf(2), line.CountOf(2));
        MsnLink own = isRight ? _context.Online(user) : null;
        if (own is null)
        {
            line.TryNumber(0, out uint transaction);
            _context.Tools.Events.Write(EventTexts.LoginRefused(_context.Tools.Clients.NameOf(link.From), "a wrong key for a conversation"));
            _context.Reply.Error(link, MsnError.SignInFailed, transaction);
            link.Close();
            return false;
        }
        link.UserId = user;
        link.Version = _context.Keys.Version;
        link.Email = own.Email;
        link.Nick = own.Nick;
        link.Abilities = own.Abilities ?? new byte[] { (byte)'0' };
        link.Outbox.IsProven = true;
        link.Outbox.IdleLimit = IdleMilliseconds;
        return true;
    }

    private void Call(MsnLink link, MsnLine line, uint transaction)
    {
        int user = _context.FindUser(line, 1);
        MsnLink other = _context.Online(user);
        int error = MsnError.None;
        if (user == 0) error = MsnError.NoPrincipal;
        else if (link.Room.Find(user) is not null) error = MsnError.IsThere;
        // Whoever blocks is away, for the caller as for everybody who is blocked.
        else if (other is null || other.Status < 0 || other.Status == Notification.PresenceHandler.Hidden || !other.Contacts.Admits(link.UserId)) error = MsnError.Offline;
        else if (_context.Keys.CountOf(user) >= MostCalls) error = MsnError.TooManyCalls;
        if (error != MsnError.None)
        {
            _context.Reply.Error(link, error, transaction);
            return;
        }
        string key = _context.Keys.Make(user, other.Version, link.Room.Id);
        MsnReply ring = _context.Reply.Begin("RNG").Add(link.Room.Id).Add(_context.PlaceFor(other)).Add("CKI").Add(key).Add(link.Email).Add(link.Nick);
        AddTail(ring, other.Version);
        ring.End().Send(other);
        _context.Reply.Begin("CAL", transaction).Add("RINGING").Add(link.Room.Id).End().Send(link);
    }

    /// <summary>What newer versions have behind an invitation.</summary>
    internal static void AddTail(MsnReply reply, int version)
    {
        if (version >= 13) reply.Add("U").Add("messenger.msn.com");
        if (version >= 14) reply.Add(1);
    }

    private void Say(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        bool isForAnswer = line.ArgumentIs(1, "A");
        bool isData = line.ArgumentIs(1, "D");
        bool isForFailure = line.ArgumentIs(1, "N");
        if (!isForAnswer && !isData && !isForFailure && !line.ArgumentIs(1, "U"))
        {
            CutOff(link);
            return;
        }
        Room room = link.Room;
        for (int i = 0; i < room.Count; i++)
        {
            if (room[i] != link) _context.Reply.Begin("MSG").Add(link.Email).Add(link.Nick).EndWith(line.Buffer, payload, payloadCount).Send(room[i]);
        }
        bool isDelivered = room.Count > 1;
        if (isDelivered && (isForAnswer || isData)) _context.Reply.Begin("ACK", transaction).End().Send(link);
        else if (!isDelivered && (isForAnswer || isForFailure)) _context.Reply.Begin("NAK", transaction).End().Send(link);
    }

    private Room Find(int id)
    {
        for (int i = 0; i < _context.Rooms.Length; i++)
        {
            Room room = _context.Rooms[i];
            if (room is not null && room.Id == id) return room;
        }
        return null;
    }

    private void CutOff(MsnLink link)
    {
        _context.NoteNoise(link, "a command that is none here");
        link.Close();
    }
}
