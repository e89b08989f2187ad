using System;
using System.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>A DS and a Wii: strangers, friends, at odds, strangers again.</summary>
public sealed class ConsoleChapter : IDisposable
{
    private const int MessageNotBuddy = 0x901;
    private const int MessageOffline = 0x903;
    private const int Online = 1;
    private const int Playing = 2;

    private readonly LegList _legs;
    private readonly ConsolePlayer _dsAtHome;
    private readonly ConsolePlayer _wiiAtHome;
    private Player _ds;
    private Player _wii;

    /// <summary>The two consoles, and where the legs are kept.</summary>
    public ConsoleChapter(LegList legs, ConsolePlayer ds, ConsolePlayer wii)
    {
        _legs = legs;
        _dsAtHome = ds;
        _wiiAtHome = wii;
    }

    /// <summary>Plays it.</summary>
    public void Play()
    {
        _legs.Try("DS: signs in (DNS, NAS, presence)", () => _legs.Detail = Told(_ds = _dsAtHome.SignIn()));
        _legs.Try("Wii: signs in (DNS, NAS, presence)", () => _legs.Detail = Told(_wii = _wiiAtHome.SignIn()));
        _legs.Try("both: strangers, whatever was before", Forget);
        _legs.Try("friends: each adds the other", BecomeFriends);
        _legs.Try("friends: a changed status is seen", ChangeStatus);
        _legs.Try("friends: words both ways", Chat);
        _legs.Try("friends: match command, byte for byte", ArrangeMatch);
        _legs.Try("DS goes: the Wii sees it leave", GoAway);
        _legs.Try("DS away: words wait, match commands do not", WriteToTheAbsent);
        _legs.Try("DS comes back: friends and words are there", ComeBack);
        _legs.Try("Wii blocks: seen leaving, words vanish", Block);
        _legs.Try("Wii unblocks: seen coming, words arrive", Unblock);
        _legs.Try("DS deletes the Wii: hears no more of it", Delete);
        _legs.Try("DS revokes: strangers again", Revoke);
        _legs.Try("both: log out", () =>
        {
            _ds.Leave();
            _wii.Leave();
        });
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ds?.Dispose();
        _wii?.Dispose();
    }

    private static string Told(Player player) => $"profile {player.ProfileId}";

    // A story that broke off may have left friends, blocks and waiting words behind.
    private void Forget()
    {
        _ds.Forget(_wii);
        _wii.Forget(_ds);
        _ds.Link.Settle();
        _wii.Link.Settle();
        _ds.SetStatus(Online, "", "");
        _wii.SetStatus(Online, "", "");
        _ds.ExpectNothing();
        _wii.ExpectNothing();
    }

    private void BecomeFriends()
    {
        _wii.Add(_ds, "Mario here");
        _ds.ExpectRequest(_wii, "Mario here");
        _ds.Add(_wii, "");
        _wii.ExpectAuthorization(_ds);
        _wii.ExpectStatus(_ds, Online, "", "");
        _ds.ExpectAuthorization(_wii);
        _ds.ExpectStatus(_wii, Online, "", "");
        Quiet();
    }

    private void ChangeStatus()
    {
        _ds.SetStatus(Playing, "a cup", "127.0.0.1:7000");
        _wii.ExpectStatus(_ds, Playing, "a cup", "127.0.0.1:7000");
        _wii.SetStatus(4, "talking", "");
        _ds.ExpectStatus(_wii, 4, "talking", "");
        Quiet();
    }

    private void Chat()
    {
        _wii.Write(_ds, "shall we race?");
        _ds.ExpectText(_wii, "shall we race?", false);
        _ds.Write(_wii, "yes!");
        _wii.ExpectText(_ds, "yes!", false);
        Quiet();
    }

    private void ArrangeMatch()
    {
        string reservation = "GPCM3vMAT\u0001" + "3232236039/12345/1";
        _wii.Write(_ds, reservation);
        _ds.ExpectText(_wii, reservation, false);
        string all = "GPCM90vMAT\u0002" + AllBytes();
        _ds.Write(_wii, all);
        _wii.ExpectText(_ds, all, false);
        Quiet();
    }

    private void GoAway()
    {
        _ds.Leave();
        _wii.ExpectGone(_ds);
    }

    private void WriteToTheAbsent()
    {
        _wii.Write(_ds, "until tomorrow");
        _wii.Write(_ds, "bring snacks");
        _wii.ExpectNothing();
        _wii.Write(_ds, "GPCM3vMAT\u0001" + "1/2/3");
        _wii.ExpectError(MessageOffline);
    }

    private void ComeBack()
    {
        int before = _ds.ProfileId;
        _ds = _dsAtHome.SignIn();
        if (_ds.ProfileId != before) throw new LegException("the DS has another profile");
        _ds.ExpectStatus(_wii, 4, "talking", "");
        _ds.ExpectText(_wii, "until tomorrow", true);
        _ds.ExpectText(_wii, "bring snacks", true);
        _ds.SetStatus(Online, "", "");
        _wii.ExpectStatus(_ds, Online, "", "");
        Quiet();
    }

    private void Block()
    {
        _wii.Block(_ds);
        _ds.ExpectGone(_wii);
        _ds.Write(_wii, "are you there?");
        _ds.ExpectNothing();
        _wii.SetStatus(Playing, "without you", "");
        Quiet();
    }

    private void Unblock()
    {
        _wii.Unblock(_ds);
        _ds.ExpectStatus(_wii, Playing, "without you", "");
        _ds.Write(_wii, "there you are");
        _wii.ExpectText(_ds, "there you are", false);
        Quiet();
    }

    private void Delete()
    {
        _ds.Delete(_wii);
        _ds.ExpectNothing();
        _wii.SetStatus(Online, "", "");
        Quiet();
        _ds.SetStatus(Playing, "alone", "");
        _wii.ExpectStatus(_ds, Playing, "alone", "");
    }

    private void Revoke()
    {
        _ds.Revoke(_wii);
        _wii.ExpectRevocation(_ds);
        _ds.SetStatus(Online, "", "");
        Quiet();
        _wii.Write(_ds, "hello?");
        _wii.ExpectError(MessageNotBuddy);
    }

    // First the side that may still have something under way, then the other, and that once more.
    private void Quiet()
    {
        _ds.ExpectNothing();
        _wii.ExpectNothing();
        _ds.ExpectNothing();
    }

    private static string AllBytes()
    {
        StringBuilder text = new();
        for (int i = 1; i < 256; i++)
        {
            if (i != '\\') text.Append((char)i);
        }
        return text.ToString();
    }
}
