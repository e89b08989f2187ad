using System;
using System.Collections.Generic;
using System.Net.Sockets;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary>Plays captured messages against a box and looks after each one whether the box is well.</summary>
public sealed class Replayer
{
    private readonly BoxAddress _target;
    private readonly WellProbe _probe;
    private readonly List<Outcome> _outcomes = [];
    private PresenceReplay _presence;
    private SearchReplay _search;
    private WebReplay _web;

    /// <summary>Plays against the box at this address.</summary>
    public Replayer(BoxAddress target)
    {
        _target = target;
        _probe = new WellProbe(target);
    }

    /// <summary>What came of the messages, in the order in which they were played.</summary>
    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    /// <summary>Sign-ins that worked between the messages.</summary>
    public int SignIns => _probe.Count;

    /// <summary>What is wrong with the box; null when it is well.</summary>
    public string Harm { get; private set; }

    /// <summary>Plays all. False when no console could sign in at the start, so that nothing was played.</summary>
    public bool Play(IReadOnlyList<CapturedMessage> messages)
    {
        Harm = _probe.CheckWhole() ?? _probe.Find();
        if (Harm is not null) return false;
        _presence = new PresenceReplay(_target.Server, _target.PresencePort, _probe.SignInPlayer);
        _search = new SearchReplay(_target.Server, _target.SearchPort);
        _web = new WebReplay(_target.Server, _probe.WebPort);
        using MatchReplay match = new(_target);
        foreach (CapturedMessage message in messages) Play(message, match);
        if (Harm is null && _probe.CheckWhole() is string end) Harm = $"at the end: {end}";
        return true;
    }

    private void Play(CapturedMessage message, MatchReplay match)
    {
        switch (message.Service)
        {
            case "gpcm":
                Watch(message, PresenceReplay.CapturedRow, _presence.PlayCaptured);
                Watch(message, PresenceReplay.SessionRow, _presence.PlayInSession);
                break;
            case "gpsp":
                Watch(message, message.Service, _search.Play);
                break;
            case "nas":
            case "dls1":
            case "conntest":
                Watch(message, $"{message.Service} as captured", _web.PlayCaptured);
                Watch(message, $"{message.Service} mended", _web.PlayMended);
                break;
            case string service when MatchReplay.Knows(service):
                Watch(message, service, match.PlayCaptured);
                Watch(message, $"{service} mended", match.PlayMended);
                break;
            default:
                _outcomes.Add(new Outcome(message, message.Service, Verdict.Skipped, "replay does not know this service"));
                break;
        }
    }

    private void Watch(CapturedMessage message, string row, Func<CapturedMessage, Outcome> play)
    {
        if (Harm is not null)
        {
            _outcomes.Add(new Outcome(message, row, Verdict.Skipped, "the box was no longer well"));
            return;
        }
        Outcome outcome;
        try
        {
            outcome = play(message);
        }
        catch (Exception exception) when (exception is LegException or SocketException)
        {
            outcome = new Outcome(message, row, Verdict.NotUnderstood, exception.Message);
        }
        if (outcome is null) return;
        if (outcome.Sent.Length > 0 || outcome.Verdict == Verdict.NotUnderstood)
        {
            string wrong = _probe.Check();
            if (wrong is not null)
            {
                Harm = $"after message {message.Number} ({row}): {wrong}";
                outcome = outcome with { Verdict = Verdict.NotUnderstood, Why = "no console could sign in after it" };
            }
        }
        _outcomes.Add(outcome);
    }
}
