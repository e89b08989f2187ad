using System;
using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>
/// A player at a PC: account, logins, profile, a friend who asks and is let in, searches. The first profile stays in the box; the
/// second, the guest, is made anew each time and deleted at the end.
/// </summary>
public sealed class AccountChapter : IDisposable
{
    private const int BadPassword = 0x104;
    private const int Chatting = 4;

    private readonly LegList _legs;
    private readonly BoxAddress _box;
    private readonly SimulatedPc _host;
    private readonly SimulatedPc _visitor;
    private IPAddress _address;
    private Player _main;
    private Player _guest;

    /// <summary>The PC of a number, and where the legs are kept.</summary>
    public AccountChapter(LegList legs, int number, BoxAddress box)
    {
        _legs = legs;
        _box = box;
        _host = new SimulatedPc(number, "main");
        _visitor = new SimulatedPc(number, "guest") { SdkRevision = 15 };
    }

    /// <summary>Plays it.</summary>
    public void Play()
    {
        _legs.Try("PC: finds presence (DNS)", FindPresence);
        _legs.Try("PC: an account", MakeAccount);
        _legs.Try("PC: new profile, login on the same link", MakeGuest);
        _legs.Try("PC: wrong password is refused (0x104)", RefuseWrongPassword);
        _legs.Try("PC: login by unique nick", () =>
        {
            LogIn(_host.ByUniqueNick());
            _main.Leave();
        });
        _legs.Try("PC: login by nick@address", () => LogIn(_host.ByAddress()));
        _legs.Try("PC: profile edited and read by both", EditProfile);
        _legs.Try("PC: guest asks, main says yes", BecomeBuddies);
        _legs.Try("PC: guest again, lists before the login", ListBuddies);
        new SearchChapter(_legs, new SearchClient(_address, _box.SearchPort, _host.GameName), _host, _visitor, _main, _guest).Play();
        _legs.Try("PC: guest profile deleted", DeleteGuest);
        _legs.Try("PC: logs out", () => _main.Leave());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _main?.Dispose();
        _guest?.Dispose();
    }

    private void FindPresence()
    {
        using DnsClient dns = new(_box);
        dns.Find("gpcm.gamespy.com");
        _address = dns.Resolve("gpcm.gamespy.com");
        IPAddress search = dns.Resolve("gpsp.gamespy.com");
        if (!search.Equals(_address)) throw new LegException("the search is at another address than presence");
    }

    private void MakeAccount()
    {
        using PresenceClient link = Connect();
        int profile = link.NewUser(_host);
        _legs.Detail = profile > 0 ? $"profile {profile}, new" : $"profile {-profile}, there since last time";
    }

    private void MakeGuest()
    {
        PresenceClient link = Connect();
        int profile = link.NewUser(_visitor);
        if (profile < 0)
        {
            // Left behind by a story that broke off.
            link.Dispose();
            using (PresenceClient old = Connect())
            {
                old.Login(_visitor.ByAddress());
                old.Settle();
                old.Ask("dpr", "delprofile");
                old.ExpectEnd();
            }
            link = Connect();
            profile = link.NewUser(_visitor);
        }
        _guest = new Player(link);
        link.Login(_visitor.ByAddress());
        if (link.ProfileId != profile) throw new LegException($"the login gave profile {link.ProfileId}, not {profile}");
        if (link.Buddies.Length + link.Blocked.Length > 0) throw new LegException("a new profile has buddies or blocks");
        _legs.Detail = $"profile {profile}";
    }

    private void RefuseWrongPassword()
    {
        using (PresenceClient link = Connect()) link.LoginRefused(_host.ByUniqueNick() with { Secret = "guessed" }, BadPassword);
        using (PresenceClient link = Connect()) link.LoginRefused(_host.ByAddress() with { Secret = "" }, BadPassword);
    }

    private void EditProfile()
    {
        // 24 December 1990.
        const int Birthday = (24 << 24) | (12 << 16) | 1990;
        string name = $"Ada {Random.Shared.Next(1_000)}";
        _main.Link.Send("updatepro", ("firstname", name), ("lastname", "Lovelace"), ("countrycode", "GB"), ("birthday", Birthday), ("sex", 1), ("publicmask", 4), ("partnerid", 0));
        foreach (Player reader in new[] { _main, _guest })
        {
            TextMessage profile = reader.Link.GetProfile(_main.ProfileId);
            profile.Check("nick", _host.Nick);
            profile.Check("uniquenick", _host.UniqueNick);
            profile.Check("firstname", name);
            profile.Check("lastname", "Lovelace");
            profile.Check("countrycode", "GB");
            bool own = reader == _main;
            if (own) profile.Check("birthday", Birthday);
            if (own) profile.Check("email", _host.Address);
            if (!own && (profile.Has("birthday") || profile.Has("email"))) throw new LegException($"what the mask hides is shown: {profile}");
        }
    }

    private void BecomeBuddies()
    {
        _main.SetStatus(Chatting, "here", "");
        _guest.Add(_main, "it is me");
        string signature = _main.ExpectRequest(_guest, "it is me");
        _main.Authorize(_guest, signature);
        _guest.ExpectAuthorization(_main);
        _guest.ExpectStatus(_main, Chatting, "here", "");
        _main.ExpectNothing();
        _guest.ExpectNothing();
    }

    private void ListBuddies()
    {
        _guest.Leave();
        _guest = new Player(Connect());
        _guest.Link.Login(_visitor.ByUniqueNick());
        if (_guest.Link.Buddies is not [var buddy] || buddy != _main.ProfileId) throw new LegException("the list of buddies is wrong");
        if (_guest.Link.Blocked.Length != 0) throw new LegException("the list of blocks is not empty");
        _guest.ExpectStatus(_main, Chatting, "here", "");
        _guest.ExpectNothing();
    }

    private void DeleteGuest()
    {
        _guest.Link.Ask("dpr", "delprofile");
        _guest.Link.ExpectEnd();
        using PresenceClient link = Connect();
        link.LoginRefused(_visitor.ByUniqueNick(), 0x109);
    }

    private void LogIn(PresenceLogin login)
    {
        _main = new Player(Connect());
        _main.Link.Login(login);
        _main.Link.Settle();
    }

    private PresenceClient Connect() => PresenceClient.Connect(_address, _box.PresencePort);
}
