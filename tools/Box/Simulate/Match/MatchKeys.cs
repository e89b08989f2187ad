using System.Collections.Generic;
using System.Globalization;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// What a console announces of itself, and what it searches for, in Nintendo's words (dwc_...). Public projects of such servers:
/// names of keys and forms of filters by revision of the matchmaking.
/// </summary>
public sealed class MatchKeys
{
    /// <summary>Matchmaking with anybody.</summary>
    private const int Anybody = 0;

    // The state of one who waits for others, revision 90.
    private const int Open = 2;

    private readonly MatchTitle _title;
    private readonly int _profile;
    private readonly string _room;

    /// <param name="title">The title.</param>
    /// <param name="profile">The profile of the one who plays.</param>
    /// <param name="room">A number: who has another one is not found.</param>
    public MatchKeys(MatchTitle title, int profile, int room)
    {
        _title = title;
        _profile = profile;
        _room = room.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether others may join.</summary>
    public bool IsHost { get; set; }

    /// <summary>How many have joined.</summary>
    public int Joined { get; set; }

    /// <summary>The keys with their values, in the order of a heartbeat.</summary>
    public List<(string Key, string Value)> Announced()
    {
        List<(string Key, string Value)> keys =
        [
            ("numplayers", Text(Joined)), ("maxplayers", Text(_title.MaxPlayers)), ("dwc_pid", Text(_profile)), ("dwc_mtype", Text(Anybody)),
        ];
        // One who looks for a host reserves itself, and so is not found.
        if (_title.Version < 90) keys.Add(("dwc_mresv", Text(IsHost ? 0 : _profile)));
        keys.Add(("dwc_mver", Text(_title.Version)));
        keys.Add(("dwc_eval", "1"));
        switch (_title.Version)
        {
            case 3:
                keys.AddRange([("auth", _room), ("mskdif", "1"), ("mskstg", "2")]);
                break;
            case 11:
                keys.Add(("MatchType", "room" + _room));
                break;
            default:
                keys.AddRange([("dwc_groupid", Text(IsHost ? _profile : 0)), ("dwc_hoststate", Text(IsHost ? Open : 0)), ("dwc_suspend", "0")]);
                keys.AddRange([("rk", "vs_" + _room), ("ev", "5000"), ("eb", "5000"), ("p", "0")]);
                break;
        }
        return keys;
    }

    /// <summary>The fields that it asks for.</summary>
    public static string[] Fields(MatchTitle title) => title.Version == 90
        ? ["numplayers", "maxplayers", "dwc_pid", "dwc_mtype", "dwc_mver", "dwc_eval", "dwc_groupid", "dwc_hoststate", "dwc_suspend", "rk", "ev", "p"]
        : ["numplayers", "maxplayers", "dwc_pid", "dwc_mtype", "dwc_mresv", "dwc_mver", "dwc_eval"];

    /// <summary>The filter of one who looks for a host.</summary>
    public string Search()
    {
        string common = Text($"dwc_mver = {_title.Version} and dwc_pid != {_profile} and maxplayers = {_title.MaxPlayers} and numplayers < {_title.MaxPlayers} and dwc_mtype = {Anybody}");
        return _title.Version switch
        {
            3 => Text($"{common} and dwc_mresv != dwc_pid and ((({_room}=auth)AND((1&mskdif)=mskdif)AND((14&mskstg)=mskstg)))"),
            11 => Text($"{common} and dwc_mresv != dwc_pid and (MatchType='room{_room}')"),
            _ => Text($"{common} and dwc_hoststate = {Open} and dwc_suspend = 0 and (rk = 'vs_{_room}' and ev >= 4250 and ev <= 5750 and p = 0)"),
        };
    }

    /// <summary>The filter with which one profile is looked up: a friend's, or one's own.</summary>
    public static string LookUp(int profile) => Text($"dwc_pid = {profile}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(System.FormattableString text) => System.FormattableString.Invariant(text);
}
