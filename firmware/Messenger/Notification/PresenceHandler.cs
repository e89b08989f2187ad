using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Notification;

/// <summary>Who is there and how: CHG, the challenges that follow it, personal messages. Whoever watches somebody and may is told, nobody else.</summary>
public sealed class PresenceHandler
{
    /// <summary>The statuses, in the order of <see cref="MsnLink.Status"/>.</summary>
    public const string Statuses = "NLN BSY IDL BRB AWY PHN LUN HDN";

    /// <summary>No status yet.</summary>
    public const int Offline = -1;

    /// <summary>There, and nobody knows.</summary>
    public const int Hidden = 7;

    /// <summary>A challenge has to be answered within.</summary>
    public const int ChallengeMilliseconds = 50_000;

    /// <summary>After so long the next change of status brings another challenge.</summary>
    public const int RepeatMilliseconds = 30_000;

    private const int ChallengeVersion = 6;
    private const int NewHashVersion = 11;
    private const int AbilitiesVersion = 8;
    private const int PictureVersion = 9;
    private const int NetworkVersion = 14;
    private const int MostAbilities = 24;
    private const int MostPicture = 1_200;
    private const int MostPersonal = 1_400;
    private const int StatusSize = 3;
    private const int ChallengeSize = 20;

    private readonly MsnContext _context;
    private readonly ChallengeHash _hash = new();
    private readonly byte[] _expected = new byte[ChallengeHash.Size];

    /// <param name="context">What the handlers share.</param>
    public PresenceHandler(MsnContext context)
    {
        _context = context;
    }

    /// <summary>CHG: another status. The first one brings those who are there, and a challenge.</summary>
    public void Change(MsnLink link, MsnLine line, uint transaction)
    {
        int status = line.Count < 2 ? WordList.None : WordList.IndexOf(Statuses, line.Buffer, line.OffsetOf(1), line.CountOf(1));
        bool hasAbilities = link.Version >= AbilitiesVersion && line.Count > 2;
        bool hasPicture = link.Version >= PictureVersion && line.Count > 3 && !line.ArgumentIs(3, "0");
        if (status == WordList.None || (hasAbilities && (line.CountOf(2) > MostAbilities || !line.TryNumber(2, out _))) || line.CountOf(3) > MostPicture)
        {
            _context.Reply.Error(link, MsnError.Parameter, transaction);
            return;
        }
        bool isFirst = link.Status == Offline;
        bool wasVisible = link.IsVisible;
        link.Status = status;
        if (hasAbilities) link.Abilities = MsnContext.Copy(line.Buffer, line.OffsetOf(2), line.CountOf(2));
        link.Picture = hasPicture ? MsnContext.Copy(line.Buffer, line.OffsetOf(3), line.CountOf(3)) : null;
        MsnReply echo = _context.Reply.Begin("CHG", transaction);
        for (int i = 1; i < line.Count; i++) echo.Echo(line, i);
        echo.End().Send(link);
        if (isFirst) SendOthers(link, transaction);
        if (link.IsVisible) TellAll(link);
        else if (wasVisible) TellHidden(link);
        bool isDue = isFirst || _context.Tools.Clock.Milliseconds - link.ChallengedTime >= RepeatMilliseconds;
        if (_context.Settings.Challenges && link.Version >= ChallengeVersion && isDue) SendChallenge(link);
    }

    /// <summary>QRY: the answer to a challenge.</summary>
    public void Answer(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        string key = line.Count == 3 && payloadCount == ChallengeHash.Size ? ProductKeys.Find(line.Buffer, line.OffsetOf(1), line.CountOf(1)) : null;
        bool isNewest = key is not null && IsRight(link, line, payload, key, link.Challenge);
        bool isOlder = key is not null && !isNewest && IsRight(link, line, payload, key, link.OlderChallenge);
        if (!_context.Settings.Challenges || isNewest || isOlder)
        {
            // The answer to the newer one is still due.
            if (!isOlder) link.Challenge = null;
            link.OlderChallenge = null;
            link.ChallengeUntil = isOlder ? _context.Tools.Clock.Milliseconds + ChallengeMilliseconds : 0;
            _context.Reply.Begin("QRY", transaction).End().Send(link);
            return;
        }
        _context.Tools.Events.Write(EventTexts.LoginRefused(_context.Tools.Clients.NameOf(link.From), "Messenger: a wrong answer to the challenge"));
        _context.Reply.Error(link, MsnError.Challenge, transaction);
        link.Close();
    }

    /// <summary>UUX: the personal message.</summary>
    public void SetPersonal(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        if (payloadCount > MostPersonal)
        {
            _context.Reply.Error(link, MsnError.Parameter, transaction);
            return;
        }
        link.Personal = payloadCount == 0 ? null : MsnContext.Copy(line.Buffer, payload, payloadCount);
        _context.Reply.Begin("UUX", transaction).Add(0).End().Send(link);
        for (int i = 0; i < _context.Links.Length; i++)
        {
            MsnLink other = _context.Links[i];
            if (other is not null && Sees(other, link)) SendPersonal(other, link);
        }
    }

    /// <summary>UUN: bytes for somebody who is there.</summary>
    public void Notify(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        MsnLink other = _context.Online(_context.FindUser(line, 1));
        if (line.Count != 4 || other is null || other.Version < 13 || !other.Contacts.Admits(link.UserId))
        {
            _context.Reply.Error(link, MsnError.Offline, transaction);
            return;
        }
        _context.Reply.Begin("UBN").Add(link.Email).Echo(line, 2).EndWith(line.Buffer, payload, payloadCount).Send(other);
        _context.Reply.Begin("UUN", transaction).Add("OK").End().Send(link);
    }

    /// <summary>Whether somebody watches another, who is there, and may.</summary>
    public static bool Sees(MsnLink watcher, MsnLink other) =>
        watcher.IsSignedIn && watcher != other && watcher.Status != Offline && other.IsVisible && IsAdmitted(watcher, other);

    /// <summary>Tells one watcher of one status. What the watcher may not see is not told.</summary>
    public void Tell(MsnLink watcher, MsnLink other)
    {
        if (Sees(watcher, other)) SendStatus(watcher, other, "NLN", false, 0);
    }

    /// <summary>Somebody's name or status has changed.</summary>
    public void TellAll(MsnLink link)
    {
        for (int i = 0; i < _context.Links.Length; i++)
        {
            MsnLink other = _context.Links[i];
            if (other is not null) Tell(other, link);
        }
    }

    /// <summary>Tells a watcher of all whom it sees now: its list has grown. Nothing before its first status, which brings them all.</summary>
    public void TellOthers(MsnLink watcher)
    {
        for (int i = 0; i < _context.Links.Length; i++)
        {
            MsnLink other = _context.Links[i];
            if (other is not null) Tell(watcher, other);
        }
    }

    /// <summary>Tells one watcher that somebody is there no more.</summary>
    public void TellGone(MsnLink watcher, MsnLink other)
    {
        MsnReply gone = _context.Reply.Begin("FLN").Add(other.Email);
        if (watcher.Version >= NetworkVersion) gone.Add(1).Add(0);
        gone.End().Send(watcher);
    }

    /// <summary>Somebody's link is gone.</summary>
    public void TellGone(MsnLink link)
    {
        if (link.Status >= 0 && link.Status != Hidden) TellHidden(link);
    }

    /// <summary>Another link of the same user comes: nobody is told that this one goes.</summary>
    public void Replace(MsnLink older)
    {
        TellGone(older);
        older.UserId = 0;
    }

    private static bool IsAdmitted(MsnLink watcher, MsnLink other) =>
        (watcher.Contacts.Of(other.UserId) & ContactFlags.Forward) != 0 && other.Contacts.Admits(watcher.UserId);

    private void TellHidden(MsnLink link)
    {
        for (int i = 0; i < _context.Links.Length; i++)
        {
            MsnLink other = _context.Links[i];
            if (other is null || other == link || !other.IsSignedIn || other.Status == Offline || other.UserId == link.UserId) continue;
            if (IsAdmitted(other, link)) TellGone(other, link);
        }
    }

    private void SendOthers(MsnLink link, uint transaction)
    {
        for (int i = 0; i < _context.Links.Length; i++)
        {
            MsnLink other = _context.Links[i];
            if (other is not null && Sees(link, other)) SendStatus(link, other, "ILN", true, transaction);
        }
    }

    private void SendStatus(MsnLink watcher, MsnLink other, string command, bool isAnswer, uint transaction)
    {
        MsnReply status = isAnswer ? _context.Reply.Begin(command, transaction) : _context.Reply.Begin(command);
        status.Add(Statuses.Substring(other.Status * (StatusSize + 1), StatusSize)).Add(other.Email);
        if (watcher.Version >= NetworkVersion) status.Add(1);
        status.Add(other.Nick);
        if (watcher.Version >= AbilitiesVersion)
        {
            if (other.Abilities is null) status.Add(0);
            else status.Add(other.Abilities);
        }
        if (watcher.Version >= PictureVersion) status.Add(other.Picture);
        status.End().Send(watcher);
        if (other.Personal is not null) SendPersonal(watcher, other);
    }

    private void SendPersonal(MsnLink watcher, MsnLink other)
    {
        if (watcher.Version < NewHashVersion) return;
        MsnReply personal = _context.Reply.Begin("UBX").Add(other.Email);
        if (watcher.Version >= NetworkVersion) personal.Add(1);
        if (other.Personal is null) personal.Add(0).End().Send(watcher);
        else personal.EndWith(other.Personal, 0, other.Personal.Length).Send(watcher);
    }

    private void SendChallenge(MsnLink link)
    {
        byte[] digits = new byte[ChallengeSize];
        _context.Tools.Random.Fill(digits, 0, ChallengeSize);
        for (int i = 0; i < ChallengeSize; i++) digits[i] = (byte)('0' + digits[i] % 10);
        link.OlderChallenge = link.Challenge;
        link.Challenge = digits;
        link.ChallengedTime = _context.Tools.Clock.Milliseconds;
        if (link.ChallengeUntil == 0) link.ChallengeUntil = link.ChallengedTime + ChallengeMilliseconds;
        _context.Reply.Begin("CHL").Add(0).Add(digits).End().Send(link);
    }

    private bool IsRight(MsnLink link, MsnLine line, int payload, string key, byte[] challenge)
    {
        if (challenge is null) return false;
        bool isMade = true;
        if (link.Version < NewHashVersion) _hash.Old(challenge, 0, challenge.Length, key, _expected);
        else isMade = _hash.TryNew(challenge, 0, challenge.Length, line.Buffer, line.OffsetOf(1), line.CountOf(1), key, _expected);
        return isMade && PocketSpy.Wire.Ascii.FixedTimeEqual(_expected, 0, line.Buffer, payload, ChallengeHash.Size);
    }
}
