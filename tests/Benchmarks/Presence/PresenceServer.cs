using System;
using System.Text;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>Presence as the box builds it, over a drive in memory, and players who talk to it.</summary>
internal sealed class PresenceServer
{
    private const string OwnChallenge = "mwLzWbE7OWfsoLgTvfgdJBRwQeFQbLQg";

    private readonly World _world = new();
    private readonly NasToken _token = new(new byte[32]);

    public PresenceServer()
    {
        BoxSize size = BoxSize.ForPc(64);
        MemoryDrive drive = new();
        Keeper keeper = new(drive, drive, size);
        PlayerStore store = new(keeper, PresenceSize.For(size), _world);
        AccountTable accounts = new(keeper, NintendoSize.For(size), _world);
        if (keeper.Open() != StorageResult.Ok) throw new InvalidOperationException("the drive in memory failed");
        store.Load();
        accounts.Load();
        ServiceTools tools = new() { Clock = _world, Random = _world, Events = new EventLog(16, null), Clients = new ClientNames(size.KnownClients), Reply = new byte[size.ReplyBytes] };
        GpcmContext context = new(store, accounts, _token, tools, PresenceSize.For(size).Sessions);
        Service = new GpcmService(context, new Registrar(context));
    }

    public GpcmService Service { get; }

    /// <summary>All challenges are the same from now on: a login message can be sent again and again.</summary>
    public void StandStill() => _world.StandsStill = true;

    /// <summary>Makes an account and logs in. Gives the link and what later commands carry.</summary>
    public (Client Client, string SessionKey, int ProfileId) Register(SimulatedPc pc)
    {
        Client client = new();
        client.Open(Service);
        string challenge = client.Require("lc").Need("challenge");
        client.Tell(pc.NewUserMessage());
        client.Require("nur");
        PresenceLogin login = pc.ByUniqueNick();
        client.Tell(login.Message(OwnChallenge, login.Proof(OwnChallenge, challenge)));
        TextMessage answer = client.Require("lc");
        return (client, answer.Need("sesskey"), answer.NeedNumber("profileid"));
    }

    /// <summary>A login for a link whose challenge stands still.</summary>
    public byte[] Message(PresenceLogin login)
    {
        Client client = new();
        client.Open(Service);
        string challenge = client.Require("lc").Need("challenge");
        client.Leave();
        return Encoding.Latin1.GetBytes(login.Message(OwnChallenge, login.Proof(OwnChallenge, challenge)));
    }

    /// <summary>A console's login with a token as NAS gives it.</summary>
    public PresenceLogin ByToken()
    {
        SimulatedConsole console = new(ConsoleKind.Wii, 1);
        _token.UnitCode = 1;
        _token.UserId = 4_660;
        _token.IssuedSeconds = (int)(_world.Milliseconds / 1_000);
        _token.SetGsbrcd(Encoding.ASCII.GetBytes(console.Gsbrcd), console.Gsbrcd.Length);
        _token.SetGameCode(Encoding.ASCII.GetBytes(console.GameCode), NasToken.GameCodeBytes);
        _token.SetName(Encoding.ASCII.GetBytes(console.Name), console.Name.Length);
        byte[] token = new byte[NasToken.TextCount];
        _token.Write([1, 2, 3, 4], token, 0);
        return PresenceLogin.ByToken(console, Encoding.ASCII.GetString(token), Encoding.ASCII.GetString(_token.Challenge, 0, NasToken.ChallengeBytes));
    }
}
