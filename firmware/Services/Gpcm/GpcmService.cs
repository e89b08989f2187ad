using PocketSpy.Services.Lobby;
using PocketSpy.Services.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Gpcm;

/// <summary>
/// Presence, the GameSpy connection manager, TCP 29900. The server speaks first; then nothing but a login is taken before
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

    private const int CommandPairs = 64;

    private readonly GpcmSession[] _sessions;
    private readonly ProfileTable _profiles;
    private readonly IClock _clock;
    private readonly IRandom _random;
    private readonly IEventSink _events;
    private readonly ClientNames _clients;
    private readonly LoginHandler _login;
    private readonly ProfileHandler _profile;
    private readonly GpcmReply _reply;
    private readonly KvReader _command = new(CommandPairs);
    private readonly byte[] _drawn = new byte[GpcmSession.ChallengeBytes];

    /// <param name="sessions">Clients at once.</param>
    /// <param name="profiles">All profiles.</param>
    /// <param name="login">Logs clients in.</param>
    /// <param name="clock">For logins that never come.</param>
    /// <param name="random">Draws challenges.</param>
    /// <param name="events">The event log.</param>
    /// <param name="clients">For whom to name in it.</param>
    /// <param name="reply">Writes the answers.</param>
    public GpcmService(int sessions, ProfileTable profiles, LoginHandler login, IClock clock, IRandom random,
        IEventSink events, ClientNames clients, GpcmReply reply)
    {
        _sessions = new GpcmSession[sessions];
        _profiles = profiles;
        _login = login;
        _profile = new ProfileHandler(profiles, reply);
        _clock = clock;
        _random = random;
        _events = events;
        _clients = clients;
        _reply = reply;
    }

    /// <summary>Clients that are connected, logged in or not.</summary>
    public int Count { get; private set; }

    /// <inheritdoc />
    public IStreamSession Accept(long from, IStreamOutbox outbox)
    {
        int place = 0;
        while (place < _sessions.Length && _sessions[place] is not null) place++;
        if (place == _sessions.Length)
        {
            _events.Write(EventTexts.Full("another player"));
            return null;
        }
        GpcmSession session = new(this, from, outbox, _clock.Milliseconds);
        _sessions[place] = session;
        Count++;
        _random.Fill(_drawn, 0, GpcmSession.ChallengeBytes);
        for (int i = 0; i < GpcmSession.ChallengeBytes; i++) session.Challenge[i] = (byte)('A' + _drawn[i] % 26);
        KvWriter message = _reply.Begin();
        message.Pair("lc", 1);
        message.Pair("challenge", session.Challenge, 0, GpcmSession.ChallengeBytes);
        message.Pair("id", 1);
        _reply.Send(session);
        return session;
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            GpcmSession session = _sessions[i];
            if (session is null || session.Ended || session.IsLoggedIn || now - session.Since <= LoginMilliseconds) continue;
            _reply.FatalError(session, GpError.LoginTimeout, "The login took too long.", GpcmReply.NoId);
        }
    }

    /// <summary>Runs one whole command, \final\ included.</summary>
    internal void Execute(GpcmSession session, byte[] buffer, int offset, int count)
    {
        if (!_command.Load(buffer, offset, count))
        {
            Complain(session, "a presence message");
            _reply.FatalError(session, GpError.Parse, "The message cannot be read.", GpcmReply.NoId);
            return;
        }
        int command = Find();
        if (!_command.TryGetInt32("id", out int id)) id = GpcmReply.NoId;
        if (!session.IsLoggedIn && !GpcmCommands.IsOpen(command))
        {
            Complain(session, _command.Count > 0 ? Ascii.ToText(buffer, _command.KeyOffset(0), _command.KeyCount(0)) + " before the login" : "");
            _reply.FatalError(session, GpError.NotLoggedIn, "You must log in first.", id);
            return;
        }
        if (!GpcmCommands.IsOpen(command) && command != GpcmCommands.Unknown && !HasSessionKey(session))
        {
            _reply.Error(session, GpError.BadSessionKey, "The session key is not yours.", id);
            return;
        }
        Run(session, command, id);
    }

    /// <summary>Ends a client whose command does not end.</summary>
    internal void RefuseOverlong(GpcmSession session)
    {
        Complain(session, "an overlong message");
        _reply.FatalError(session, GpError.Parse, "The message is too long.", GpcmReply.NoId);
    }

    internal void Remove(GpcmSession session)
    {
        for (int i = 0; i < _sessions.Length; i++)
        {
            if (_sessions[i] != session) continue;
            _sessions[i] = null;
            Count--;
        }
        if (!session.IsLoggedIn || _profiles.OnlineAt(session.Row) != session) return;
        _profiles.SetOnline(session.Row, null);
        _events.Write(EventTexts.LoggedOut(_clients.NameOf(session.From), session.ProfileId));
    }

    private void Run(GpcmSession session, int command, int id)
    {
        switch (command)
        {
            case GpcmCommands.KeepAlive:
                // The SDK's first message is \ka\, while it still waits for nothing but the login's answer.
                if (session.IsLoggedIn) GpcmReply.KeepAlive(session);
                break;
            case GpcmCommands.Login:
                _login.Login(session, _command, id);
                break;
            case GpcmCommands.Logout:
                session.Ended = true;
                session.Outbox.Close();
                break;
            case GpcmCommands.Status:
                StatusHandler.Set(session, _command);
                break;
            case GpcmCommands.GetProfile:
                _profile.Get(session, _command, id);
                break;
            case GpcmCommands.UpdateProfile:
                _profile.Update(session, _command, id);
                break;
            default:
                Complain(session, Ascii.ToText(_command.Buffer, _command.KeyOffset(0), _command.KeyCount(0)));
                break;
        }
    }

    private int Find()
    {
        if (_command.Count == 0) return GpcmCommands.Unknown;
        string[] names = GpcmCommands.Names;
        for (int i = 0; i < names.Length; i++)
        {
            if (_command.Is(0, names[i])) return i;
        }
        return GpcmCommands.Unknown;
    }

    private bool HasSessionKey(GpcmSession session) =>
        _command.TryGetInt32("sesskey", out int key) && key == session.SessionKey;

    private void Complain(GpcmSession session, string what)
    {
        if (session.Complained) return;
        session.Complained = true;
        _events.Write(EventTexts.NotUnderstood(_clients.NameOf(session.From), what));
    }
}
