using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire.Json;

namespace PocketSpy.Presence;

/// <summary>What the lobby page and the metrics show of presence, and whom other modules may name: the players who are signed in.</summary>
public sealed class PlayersShown : PageSource, IPlayers
{
    private readonly GpcmContext _context;
    private readonly GpcmService _presence;
    private readonly ProfileTable _profiles;

    /// <param name="context">Who is here.</param>
    /// <param name="presence">Counts the links.</param>
    /// <param name="profiles">Whose a profile is.</param>
    public PlayersShown(GpcmContext context, GpcmService presence, ProfileTable profiles)
    {
        _context = context;
        _profiles = profiles;
        _presence = presence;
    }

    /// <inheritdoc />
    public override string ListName => "players";

    /// <inheritdoc />
    public override int Rows => _context.Sessions.Length;

    /// <inheritdoc />
    public override bool IsBusy => _presence.Count > 0;

    /// <inheritdoc />
    public override bool Write(int row, JsonWriter json)
    {
        GpcmSession session = _context.Sessions[row];
        if (session is null || !session.IsLoggedIn) return false;
        json.BeginObject();
        json.Member("id", session.ProfileId);
        json.Member("name", session.Nick);
        json.Name("game");
        WriteGame(session, json);
        json.Member("console", PlayerFacts.ConsoleOf(session));
        json.Name("friendCode");
        json.Text(_context.Scratch, 0, PlayerFacts.FriendCode(session, _context.Scratch));
        json.Member("status", PlayerFacts.StatusOf(session));
        json.Member("since", session.LoggedInSeconds - _context.Tools.StartSeconds);
        json.EndObject();
        return true;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "players";
                help = "Players who are signed in.";
                return CountPlayers();
            case 1:
                name = "players_limit";
                help = "Players who can be signed in at once.";
                return _context.Sessions.Length;
            case 2:
                name = "profiles";
                help = "Profiles that are kept.";
                return _context.Store.Profiles.Count;
            case 3:
                name = "profiles_limit";
                help = "Profiles that can be kept.";
                return _context.Store.Profiles.Capacity;
            default:
                name = null;
                help = null;
                return 0;
        }
    }

    /// <inheritdoc />
    public byte[] NickOf(int profileId, uint address)
    {
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession session = sessions[i];
            if (session is null || !session.IsLoggedIn || EndPoints.Address(session.From) != address) continue;
            if (profileId == 0 ? session.HasPassword : session.ProfileId == profileId) return session.Nick;
        }
        return null;
    }

    /// <inheritdoc />
    public bool IsAnothers(int profileId, uint address) => _profiles.FindById(profileId) != ProfileTable.None && !IsHere(profileId, address);

    private bool IsHere(int profileId, uint address)
    {
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            GpcmSession session = sessions[i];
            if (session is not null && session.IsLoggedIn && session.ProfileId == profileId && EndPoints.Address(session.From) == address) return true;
        }
        return false;
    }

    // A console's four letters; the game that a PC hosts.
    private void WriteGame(GpcmSession session, JsonWriter json)
    {
        if (session.GameCode != 0)
        {
            PlayerFacts.GameCode(session, _context.Scratch);
            json.Text(_context.Scratch, 0, PlayerFacts.GameCodeBytes);
            return;
        }
        IHostedGames hosted = _context.Tools.HostedGames;
        byte[] game = hosted is null ? null : hosted.GameAt(EndPoints.Address(session.From));
        if (game is null) json.Text("");
        else json.Text(game, 0, game.Length);
    }

    private int CountPlayers()
    {
        int count = 0;
        GpcmSession[] sessions = _context.Sessions;
        for (int i = 0; i < sessions.Length; i++)
        {
            if (sessions[i] is not null && sessions[i].IsLoggedIn) count++;
        }
        return count;
    }
}
