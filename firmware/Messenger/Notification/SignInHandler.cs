using System;
using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Passport;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Notification;

/// <summary>VER, INF, CVR and USR: which version is spoken, and who signs in by MD5 (2 to 7), by a ticket (TWN, from 8 on) or by ticket and proof (SSO, 15).</summary>
public sealed class SignInHandler
{
    /// <summary>The ways to sign in, in the order of <see cref="MsnLink.Way"/>.</summary>
    public const string Ways = "MD5 TWN SSO";

    /// <summary>The newest version that is spoken.</summary>
    public const int NewestVersion = 15;

    private const int OldestVersion = 2;
    private const int Md5Way = 0;
    private const int SsoWay = 2;
    private const int LastMd5Version = 7;
    private const int SsoVersion = 15;
    private const int PolicyVersion = 13;
    private const string Challenge = "ct=1,rver=1,wp=FS_40SEC_0_COMPACT,lc=1033,id=507,ru=http:%2F%2Fmessenger.msn.com,tw=0,kpp=1,kv=4,ver=2.1.6000.1,tpf=0";
    private const string Policies = "<Policies></Policies>";
    private const string SiteUrl = "http://messenger.hotmail.com/";

    private readonly MsnContext _context;
    private readonly PresenceHandler _presence;
    private readonly Dispatched _dispatched = new();
    private readonly SsoProof _sso = new();

    /// <param name="context">What the handlers share.</param>
    /// <param name="presence">Tells others.</param>
    public SignInHandler(MsnContext context, PresenceHandler presence)
    {
        _context = context;
        _presence = presence;
    }

    /// <summary>Runs one of the four.</summary>
    public void Run(MsnLink link, MsnLine line, uint transaction)
    {
        if (line.Is("CVR")) TellVersion(link, line, transaction);
        else if (line.Is("VER")) ChooseVersion(link, line, transaction);
        else if (link.UserId != 0) _context.Reply.Error(link, MsnError.SignedIn, transaction);
        else if (line.Is("INF")) TellWay(link, transaction);
        else if (line.ArgumentIs(2, "I") && line.Count == 4) Begin(link, line, transaction);
        else if (line.ArgumentIs(2, "S") && line.Count >= 4) Finish(link, line, transaction);
        else Refuse(link, transaction, "a sign-in that is none");
    }

    private void ChooseVersion(MsnLink link, MsnLine line, uint transaction)
    {
        int best = 0;
        for (int i = 1; i < line.Count && link.UserId == 0; i++)
        {
            bool isVersion = line.CountOf(i) > 4 && Ascii.StartsWithIgnoreCase(line.Buffer, line.OffsetOf(i), 4, "MSNP");
            if (!isVersion || !Ascii.TryParseUInt32(line.Buffer, line.OffsetOf(i) + 4, line.CountOf(i) - 4, out uint version)) continue;
            if (version >= OldestVersion && version <= NewestVersion && version > best) best = (int)version;
        }
        if (best == 0)
        {
            _context.Reply.Begin("VER", transaction).Add(0).End().Send(link);
            link.Close();
            return;
        }
        link.Version = best;
        _context.Reply.Begin("VER", transaction).Add("MSNP" + best.ToString()).End().Send(link);
    }

    private void TellWay(MsnLink link, uint transaction)
    {
        if (link.Version > LastMd5Version)
        {
            link.Close();
            return;
        }
        _context.Reply.Begin("INF", transaction).Add("MD5").End().Send(link);
    }

    // The client's own version three times: a higher one would begin its upgrade.
    private void TellVersion(MsnLink link, MsnLine line, uint transaction)
    {
        if (line.Count < 7)
        {
            _context.Reply.Error(link, MsnError.Parameter, transaction);
            return;
        }
        _context.Reply.Begin("CVR", transaction).Echo(line, 6).Echo(line, 6).Echo(line, 6).Add(SiteUrl).Add(SiteUrl).End().Send(link);
    }

    private void Begin(MsnLink link, MsnLine line, uint transaction)
    {
        int way = WordList.IndexOf(Ways, line.Buffer, line.OffsetOf(1), line.CountOf(1));
        if (way == WordList.None || (way == Md5Way) != (link.Version <= LastMd5Version) || (way == SsoWay && link.Version < SsoVersion) || line.CountOf(3) > UserTable.EmailBytes)
        {
            Refuse(link, transaction, "a way to sign in that is none of its version");
            return;
        }
        if (_context.Settings.Dispatches && !_dispatched.TryTake(line.Buffer, line.OffsetOf(3), line.CountOf(3), _context.Tools.Clock.Milliseconds))
        {
            SendOn(link, line, transaction);
            return;
        }
        link.Way = way;
        link.Email = MsnContext.Copy(line.Buffer, line.OffsetOf(3), line.CountOf(3));
        link.ClaimedUser = _context.FindUser(line, 3);
        if (link.Version >= PolicyVersion) _context.Reply.Begin("GCF").Add(0).EndWith(Policies).Send(link);
        MsnReply answer = _context.Reply.Begin("USR", transaction).Echo(line, 1).Add("S");
        if (way == Md5Way)
        {
            // Who asks for a user whom there is not gets a salt too, always the same one.
            int salted = link.ClaimedUser != 0 ? link.ClaimedUser : Hash.OfIgnoreCase(link.Email, 0, link.Email.Length, _context.Port) & int.MaxValue;
            answer.Add(ProofTable.SaltOf(salted));
        }
        else if (way == SsoWay)
        {
            link.Nonce = DrawNonce();
            answer.Add("MBI_KEY_OLD").Add(link.Nonce);
        }
        else
        {
            answer.Add(Challenge);
        }
        answer.End().Send(link);
    }

    private void SendOn(MsnLink link, MsnLine line, uint transaction)
    {
        _dispatched.Note(line.Buffer, line.OffsetOf(3), line.CountOf(3), _context.Tools.Clock.Milliseconds);
        MsnReply answer = _context.Reply.Begin("XFR", transaction).Add("NS").Add(_context.PlaceFor(link));
        if (link.Version >= PolicyVersion) answer.Add("U").Add("D");
        else if (link.Version >= 3) answer.Add(0);
        if (link.Version is >= 7 and < PolicyVersion) answer.Add(_context.PlaceFor(link));
        answer.End().Send(link);
        link.Close();
    }

    private void Finish(MsnLink link, MsnLine line, uint transaction)
    {
        int way = WordList.IndexOf(Ways, line.Buffer, line.OffsetOf(1), line.CountOf(1));
        if (link.Way < 0 || way != link.Way)
        {
            Refuse(link, transaction, "a sign-in that was not begun");
            return;
        }
        if (!_context.Door.Registrar.Passwords.MayTry(link.From))
        {
            link.Way = -1;
            _context.Reply.Error(link, MsnError.SignInFailed, transaction);
            link.Close();
            return;
        }
        string problem = Judge(link, line, way);
        if (problem is not null)
        {
            _context.Door.Registrar.Passwords.NoteWrong(link.From);
            Refuse(link, transaction, problem);
            return;
        }
        Welcome(link, transaction);
    }

    // Null when all is well.
    private string Judge(MsnLink link, MsnLine line, int way)
    {
        int user = link.ClaimedUser;
        UserTable users = _context.Users;
        if (user == 0 || !users.Read(user)) return "there is no user with this address";
        if (users.IsBanned) return "the owner of the box has turned this player away";
        if (way == Md5Way)
        {
            if (!_context.Proofs.Has(user)) return "the box does not know this password in Messenger's form yet: make the account anew, or sign in once on its page";
            return _context.Proofs.IsRight(line.Buffer, line.OffsetOf(3), line.CountOf(3)) ? null : "a wrong password";
        }
        int count = MsnText.Decode(line.Buffer, line.OffsetOf(3), line.CountOf(3), _context.Scratch, _context.Scratch.Length);
        if (count < 0 || _context.Tickets.Open(_context.Scratch, 0, count) != user) return "a wrong ticket";
        if (way != SsoWay || line.Count == 4) return null;
        // Patched clients leave the proof out; one that is there has to be right.
        return _sso.IsRight(_context.Tickets.Secret(), link.Nonce, line.Buffer, line.OffsetOf(4), line.CountOf(4)) ? null : "a wrong proof";
    }

    private void Welcome(MsnLink link, uint transaction)
    {
        int user = link.ClaimedUser;
        MsnLink older = _context.Online(user);
        if (older is not null)
        {
            _context.Reply.Begin("OUT").Add("OTH").End().Send(older);
            _presence.Replace(older);
            older.Close();
        }
        ContactList contacts = new();
        contacts.Load(user, _context.People, _context.Users);
        link.Email = _context.EmailOf(user) ?? link.Email;
        link.Nick = _context.NickOf(user);
        link.Contacts = contacts;
        link.UserId = user;
        link.Way = -1;
        link.Nonce = null;
        link.Outbox.IsProven = true;
        link.Outbox.IdleLimit = MsnService.IdleMilliseconds;
        MsnReply ok = _context.Reply.Begin("USR", transaction).Add("OK").Add(link.Email);
        if (link.Version < 10) ok.Add(link.Nick);
        if (link.Version >= 6) ok.Add(1);
        if (link.Version >= 8) ok.Add(0);
        ok.End().Send(link);
        if (link.Version >= 11) _context.Reply.Begin("SBS").Add(0).Add("null").End().Send(link);
        SendProfile(link);
        _context.Tools.Events.Write(EventTexts.LoginOk(_context.Tools.Clients.NameOf(link.From), Ascii.ToText(link.Email, 0, link.Email.Length) + " in Messenger (MSNP" + link.Version.ToString() + ")", user, null));
        if (link.Version >= 11) _context.Mail.Announce(link);
    }

    private void SendProfile(MsnLink link)
    {
        long now = _context.Time.IsKnown ? _context.Time.Seconds : _context.Tools.Clock.Milliseconds / 1_000;
        int port = EndPoints.Port(link.From);
        int swapped = ((port & 0xFF) << 8) | (port >> 8);
        string text = "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsprofile; charset=UTF-8\r\nLoginTime: " + now.ToString() + "\r\nEmailEnabled: 0\r\nMemberIdHigh: 0\r\nMemberIdLow: "
            + link.UserId.ToString() + "\r\nlang_preference: 1033\r\npreferredEmail: \r\ncountry: \r\nPostalCode: \r\nGender: \r\nKid: 0\r\nAge: \r\nBDayPre: \r\nBirthday: \r\nWallet: \r\nFlags: 1027\r\nsid: 507\r\nkv: 4\r\nMSPAuth: "
            + _context.Tickets.Make(link.UserId) + "\r\nClientIP: " + EndPoints.AddressText(EndPoints.Address(link.From)) + "\r\nClientPort: " + swapped.ToString() + "\r\n";
        if (link.Version >= 10) text += "ABCHMigrated: 1\r\n";
        _context.Reply.Begin("MSG").Add("Hotmail").Add("Hotmail").EndWith(text + "\r\n").Send(link);
    }

    private byte[] DrawNonce()
    {
        byte[] drawn = new byte[SsoProof.NonceSize];
        _context.Tools.Random.Fill(drawn, 0, drawn.Length);
        byte[] nonce = new byte[Base64.Standard.EncodedCount(drawn.Length)];
        Base64.Standard.Encode(drawn, 0, drawn.Length, nonce, 0);
        return nonce;
    }

    private void Refuse(MsnLink link, uint transaction, string why)
    {
        _context.Tools.Events.Write(EventTexts.LoginRefused(_context.Tools.Clients.NameOf(link.From), "Messenger: " + why));
        _context.Reply.Error(link, MsnError.SignInFailed, transaction);
        link.Close();
    }
}
