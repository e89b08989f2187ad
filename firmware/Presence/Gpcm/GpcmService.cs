using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>
/// Presence, the GameSpy connection manager, TCP 29900. The server speaks first; then nothing but a new user or a login is taken before
/// the login, gated in <see cref="Execute"/> alone.
/// </summary>
public sealed class GpcmService : IStreamService, ITimed
{
    /// <summary>The standard port.</summary>
    public const int Port = 29900;

    /// <summary>A client has to log in by then.</summary>
    public const int LoginMilliseconds = 30_000;

    /// <summary>Silence after which a player is gone: clients send \ka\ after 120 s.</summary>
    public const int IdleMilliseconds = 300_000;

    /// <summary>Silence after which the box sends \ka\: a link that is dead shows by it.</summary>
    public const int KeepAliveMilliseconds = 120_000;

    // How often messages are looked for that have waited too long.
    private const int CleanMilliseconds = 3_600_000;

    private readonly GpcmContext _context;
    private readonly LoginHandler _login;
    private readonly AccountHandler _account;
    private readonly ProfileHandler _profile;
    private readonly StatusHandler _status;
    private readonly BuddyHandler _buddies;
    private readonly MessageHandler _messages;
    private readonly Mailbox _mailbox;
    private readonly LoginCompletion _completion;
    private readonly KvReader _command;
    private long _cleaned;

    /// <param name="context">What the handlers share.</param>
    /// <param name="registrar">Makes users and profiles.</param>
    public GpcmService(GpcmContext context, Registrar registrar)
    {
        _context = context;
        _command = context.Command;
        _status = new StatusHandler(context);
        Signature signature = new(context);
        _mailbox = new Mailbox(context, signature);
        _buddies = new BuddyHandler(context, _status, _mailbox, signature);
        _messages = new MessageHandler(context, _buddies, _mailbox);
        _completion = new LoginCompletion(context, registrar, _status, _mailbox);
        _login = new LoginHandler(context, _completion);
        _account = new AccountHandler(context, registrar);
        _profile = new ProfileHandler(context, registrar, signature);
    }

    /// <summary>Clients that are connected, logged in or not.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        GpcmSession[] sessions = _context.Sessions;
        int place = 0;
        while (place < sessions.Length && sessions[place] is not null) place++;
        if (place == sessions.Length)
        {
            _context.Tools.Events.Write(EventTexts.Full("another player"));
            return null;
        }
        // It enters the table last: what fails before leaves nothing behind.
        GpcmSession session = new(this, place, from, outbox, _context.Tools.Clock.Milliseconds);
        _context.Tools.Random.Fill(session.Challenge, 0, GpcmSession.ChallengeBytes);
        for (int i = 0; i < GpcmSession.ChallengeBytes; i++) session.Challenge[i] = (byte)('A' + session.Challenge[i] % 26);
        KvWriter message = _context.Reply.Begin();
        message.Pair("lc", 1);
        message.Pair("challenge", session.Challenge, 0, GpcmSession.ChallengeBytes);
        message.Pair("id", 1);
        _context.Reply.Send(session);
        sessions[place] = session;
        Count++;
        return session;
    }

    /// <inheritdoc />
    public void TurnAway(IStreamOutbox outbox) => _context.Reply.TurnAway(outbox);

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now - _cleaned >= CleanMilliseconds)
        {
            // A few at a time.
            if (_mailbox.DropOld() == 0) _cleaned = now;
        }
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession session = sessions[i];
            if (session is null || session.Ended) continue;
            if (session.IsLoggedIn) KeepAlive(session, now);
            else if (now - session.LastKeepAlive > LoginMilliseconds) _context.Reply.FatalError(session, GpError.LoginTimeout, "The login took too long.", GpcmReply.NoId);
        }
    }

    /// <summary>For clients of whom nothing waits.</summary>
    internal readonly KvMessageInputPool Inputs = new(GpcmSession.CommandBytes);

    internal void NoteHeard(GpcmSession session)
    {
        session.LastHeard = _context.Tools.Clock.Milliseconds;
    }

    /// <summary>Runs one whole command, \final\ included.</summary>
    internal void Execute(GpcmSession session, byte[] buffer, int offset, int count)
    {
        if (!_command.Load(buffer, offset, count))
        {
            Complain(session, "a presence message");
            _context.Reply.FatalError(session, GpError.Parse, "The message cannot be read.", GpcmReply.NoId);
            return;
        }
        int command = Find();
        // Some clients leave out the empty value: \newuser\email\x instead of \newuser\\email\x.
        if (command == GpcmCommands.NewUser && _command.ValueEquals("newuser", "email"))
        {
            int start = _command.ValueOffset(0) - 1;
            _command.Load(buffer, start, offset + count - start);
        }
        if (!_command.TryGetInt32("id", out int id)) id = GpcmReply.NoId;
        if (!session.IsLoggedIn && !GpcmCommands.IsOpen(command))
        {
            Complain(session, _command.Count > 0 ? Ascii.ToText(buffer, _command.KeyOffset(0), _command.KeyCount(0)) + " before the login" : "");
            _context.Reply.FatalError(session, GpError.NotLoggedIn, "You must log in first.", id);
            return;
        }
        if (!GpcmCommands.IsOpen(command) && command != GpcmCommands.Unknown && !HasSessionKey(session))
        {
            _context.Reply.Error(session, GpError.BadSessionKey, "The session key is not yours.", id);
            return;
        }
        int refusal = GpcmCommands.RefusalOf(command);
        if (refusal != GpError.None && !session.MayWrite(_context.Tools.Clock.Milliseconds))
        {
            _context.Reply.Error(session, refusal, "Too many changes at once: wait a little.", id);
            return;
        }
        Run(session, command, id);
    }

    /// <summary>Ends a client whose command does not end.</summary>
    internal void RefuseOverlong(GpcmSession session)
    {
        Complain(session, "an overlong message");
        _context.Reply.FatalError(session, GpError.Parse, "The message is too long.", GpcmReply.NoId);
    }

    internal void Remove(GpcmSession session)
    {
        GpcmSession[] sessions = _context.Sessions;
        if (sessions[session.Place] == session)
        {
            sessions[session.Place] = null;
            Count--;
        }
        if (!session.IsLoggedIn) return;
        _context.Tools.Events.Write(EventTexts.LoggedOut(session.Name, session.ProfileId));
        _status.TellGone(session);
    }

    private void Run(GpcmSession session, int command, int id)
    {
        switch (command)
        {
            case GpcmCommands.KeepAlive:
                // The SDK's first message is \ka\, while it still waits for nothing but the login's answer.
                if (session.IsLoggedIn) GpcmReply.KeepAlive(session);
                break;
            case GpcmCommands.Login: _login.Login(session, _command, id); break;
            case GpcmCommands.NewUser: _account.NewUser(session, _command, id); break;
            case GpcmCommands.Logout:
                session.Ended = true;
                session.Outbox.Close();
                break;
            case GpcmCommands.Status: _status.Set(session, _command, id); break;
            case GpcmCommands.StatusInfo: _status.Set(session, _command, id); break;
            case GpcmCommands.GetProfile: _profile.Get(session, _command, id); break;
            case GpcmCommands.UpdateProfile: _profile.Update(session, _command, id); break;
            case GpcmCommands.UpdateUser: _account.UpdateUser(session, _command, id); break;
            case GpcmCommands.NewProfile: _account.NewProfile(session, _command, id); break;
            case GpcmCommands.DeleteProfile: _account.DeleteProfile(session, id); break;
            case GpcmCommands.RegisterNick: _account.RegisterNick(session, _command, id); break;
            case GpcmCommands.RegisterCdKey: _account.RegisterCdKey(session, _command, id); break;
            case GpcmCommands.AddBuddy: AddBuddy(session, id); break;
            case GpcmCommands.AuthAdd: AuthAdd(session, id); break;
            case GpcmCommands.DeleteBuddy: _buddies.Delete(session, Number("delprofileid"), id); break;
            case GpcmCommands.Revoke: _buddies.Revoke(session, Number("profileid"), id); break;
            case GpcmCommands.BuddyMessage: _messages.Send(session, _command, id); break;
            case GpcmCommands.AddBlock: _buddies.Block(session, Number("profileid"), id); break;
            case GpcmCommands.RemoveBlock: _buddies.Unblock(session, Number("profileid"), id); break;
            case GpcmCommands.InviteTo: MessageHandler.SetInvitable(session, _command); break;
            case GpcmCommands.PlayerInvite: _messages.InvitePlayer(session, _command, id); break;
            case GpcmCommands.Quiet: SetQuiet(session); break;
            case GpcmCommands.LoginTicket: _completion.SendTicket(session); break;
            default:
                Complain(session, Ascii.ToText(_command.Buffer, _command.KeyOffset(0), _command.KeyCount(0)));
                break;
        }
    }

    private void AddBuddy(GpcmSession session, int id)
    {
        _command.TryGet("reason", out int reason, out int count);
        _buddies.Add(session, Number("newprofileid"), _command.Buffer, reason, count, id);
    }

    private void AuthAdd(GpcmSession session, int id)
    {
        _command.TryGet("sig", out int signature, out int count);
        _buddies.Authorize(session, Number("fromprofileid"), _command.Buffer, signature, count, id);
    }

    private void SetQuiet(GpcmSession session)
    {
        int before = session.Quiet;
        session.Quiet = Number("quiet");
        // Who has not said what it does, a console that starts, is away for its buddies still.
        if (session.Quiet != before && session.Status.Code != 0) _status.Tell(session);
        int ended = before & ~session.Quiet;
        if ((ended & GpcmSession.QuietList) != 0) _status.TellAll(session);
        if ((ended & (GpcmSession.QuietMessages | GpcmSession.QuietList)) != 0) _mailbox.DeliverWaiting(session);
    }

    private static void KeepAlive(GpcmSession session, long now)
    {
        if (now - session.LastHeard > IdleMilliseconds)
        {
            session.Outbox.Abort();
            return;
        }
        if (now - session.LastHeard < KeepAliveMilliseconds || now - session.LastKeepAlive < KeepAliveMilliseconds) return;
        session.LastKeepAlive = now;
        GpcmReply.KeepAlive(session);
    }

    private int Find() => _command.Count == 0 ? GpcmCommands.Unknown : _command.IndexIn(GpcmCommands.Names, 0);

    // 0 when it is missing or no number: no profile has that.
    private int Number(string key) => _command.TryGetInt32(key, out int number) ? number : 0;

    private bool HasSessionKey(GpcmSession session) =>
        _command.TryGetInt32("sesskey", out int key) && key == session.SessionKey;

    private void Complain(GpcmSession session, string what)
    {
        if (session.Complained) return;
        session.Complained = true;
        _context.Tools.Events.Write(EventTexts.NotUnderstood(_context.NameOf(session), what));
    }
}
