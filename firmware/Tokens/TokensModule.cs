using PocketSpy.Core;
using PocketSpy.Presence;
using PocketSpy.Tokens.Accounts;
using PocketSpy.Tokens.Clock;
using PocketSpy.Tokens.Nadeo;
using PocketSpy.Tokens.Voice;
using PocketSpy.Web;
using PocketSpy.Web.Http;

namespace PocketSpy.Tokens;

/// <summary>Sign-in by tokens over HTTP (Ubisoft, Nadeo), voice keys, accounts made without a game, and the time that tokens need.</summary>
public sealed class TokensModule : Module
{
    /// <param name="presence">Has the users.</param>
    public TokensModule(PresenceModule presence)
    {
        Web = presence.Web;
        Presence = presence;
    }

    /// <inheritdoc />
    public override string Name => "tokens";

    /// <inheritdoc />
    public override int HeapBytes => 7_100;

    /// <summary>The web server.</summary>
    public readonly WebModule Web;

    /// <summary>Has the users.</summary>
    public readonly PresenceModule Presence;

    /// <summary>Checks passwords that come in the clear; there once the module is open.</summary>
    public AccountDoor Door { get; private set; }

    /// <summary>The time; there once the module is open.</summary>
    public BoxTime Time { get; private set; }

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size) => keeper.OwnersFile(VoiceSettings.FileName, VoiceSettings.FileBytes);

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        Time = new BoxTime(tools.Clock);
        Door = new AccountDoor(Presence.Context);
        TokenOffice office = new(TokenSecret.Load(tools), Presence.Store, Time, tools);
        VoiceSettings settings = VoiceSettings.Read(opener.OwnersText(VoiceSettings.FileName), out bool isBad);
        if (isBad) tools.Events.Write(EventTexts.LinesLeftOut(VoiceSettings.FileName, 1, VoiceSettings.Form));
        VoiceKeyHandler voice = new(settings, office, Presence.Context, TokensSize.For(size).VoicePlayers);
        AddRoutes(office, voice, tools);
        opener.Show(new TokensShown(office, voice));
        if (Time.IsSystemRight) return;
        SntpService sntp = new(Time, tools);
        sntp.Outbox = opener.Udp("SNTP: asks for the time", sntp, SntpService.Port, SntpService.DatagramBytes, UdpUse.Plain);
        opener.Timed(sntp);
    }

    private void AddRoutes(TokenOffice office, VoiceKeyHandler voice, ServiceTools tools)
    {
        TokenHandler tokens = new(office, Door, tools);
        Web.Add(new HttpRoute(null, SessionHandler.Path, new SessionHandler(office, Door, tools)));
        Web.Add(new HttpRoute(null, TokenHandler.UbisoftPath, tokens));
        Web.Add(new HttpRoute(null, TokenHandler.NadeoPath, tokens));
        Web.Add(new HttpRoute(null, TokenHandler.BasicPath, tokens));
        Web.Add(new HttpRoute(null, TokenHandler.RefreshPath, tokens));
        Web.Add(new HttpRoute(null, VoiceKeyHandler.Path, voice));
        Web.Add(new HttpRoute(null, GuestHandler.Path, new GuestHandler(Presence.Context, Door, Web.Gate, new GuestSwitch(tools.Files))));
        Web.Add(new HttpRoute(null, GuestPage.Path, new GuestPage()));
        Web.Add(new HttpRoute(null, TimeHandler.Path, new TimeHandler(Time, tools, Web.Gate)));
        OtherHandler others = new(office, tools);
        Web.Add(new HttpRoute("prod.trackmania.core.nadeo.", null, others));
        Web.Add(new HttpRoute("live-services.trackmania.nadeo.", null, others));
        Web.Add(new HttpRoute("meet.trackmania.nadeo.", null, others));
        Web.Add(new HttpRoute("club.trackmania.nadeo.", null, others));
    }
}
