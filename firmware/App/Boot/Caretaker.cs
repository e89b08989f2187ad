using System;
using System.Threading;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Web.Owner;

namespace PocketSpy.App.Boot;

/// <summary>
/// Looks after a box that serves, on a thread of its own: LED and button, the boot counter, the loop that may stand still, the home
/// network that comes and goes, restarts. What it cannot mend ends in a restart with the reason kept. The loop may hold the lobby's lock while
/// it stands still, so nothing in here waits for that.
/// </summary>
public sealed class Caretaker : IRestart
{
    /// <summary>Served as long, a start has succeeded; sooner when somebody plays.</summary>
    public const int SuccessMilliseconds = 60_000;

    /// <summary>A loop that did not pass for as long stands still.</summary>
    public const int StillMilliseconds = 15_000;

    /// <summary>A loop that stands still a second time within this is not to be mended.</summary>
    public const int RelapseMilliseconds = 60_000;

    /// <summary>As many stumbles within a minute are not to be mended.</summary>
    public const int MostStumbles = 20;

    /// <summary>The home network has as long to come before the box opens a Wi-Fi of its own.</summary>
    public const int HomeMilliseconds = 60_000;

    /// <summary>Time for the last answer to go out.</summary>
    public const int FarewellMilliseconds = 1_500;

    // How often the socket loop is looked at.
    private const int LookMilliseconds = 1_000;

    // How often the home network is looked for.
    private const int NetworkMilliseconds = 5_000;
    private const int MinuteMilliseconds = 60_000;

    private readonly BootLadder _ladder;
    private readonly IRadio _radio;
    private readonly IMachine _machine;
    private readonly IClock _clock;
    private readonly IEventSink _events;
    private readonly bool _isSafeMode;
    private readonly long _start;
    private IWatchedBox _box;
    private long _nextLook;
    private long _nextNetwork;
    private int _passes = -1;
    private long _passedAt;
    private long _revivedAt;
    private bool _wasRevived;
    private int _stumbles;
    private long _stumblesAt;
    private bool _succeeded;
    private uint _homeAddress;
    private uint _homeNameServer;
    private long _homeSince;
    private string _reason;
    private bool _failed;
    private long _restartAt;

    /// <param name="ladder">How the box came here.</param>
    /// <param name="isSafeMode">Whether it serves the status page alone.</param>
    /// <param name="radio">The board's networks.</param>
    /// <param name="machine">Restarts the board.</param>
    /// <param name="clock">The time.</param>
    /// <param name="events">Told what happens.</param>
    public Caretaker(BootLadder ladder, bool isSafeMode, IRadio radio, IMachine machine, IClock clock, IEventSink events)
    {
        _ladder = ladder;
        _isSafeMode = isSafeMode;
        _radio = radio;
        _machine = machine;
        _clock = clock;
        _events = events;
        _start = clock.Milliseconds;
        _passedAt = _start;
        _stumblesAt = _start;
        _homeSince = _start;
    }

    /// <summary>The box to look after. Until it is there, the LED says that it starts; it may take as long as the loop may stand still.</summary>
    public void Watch(IWatchedBox box)
    {
        if (_ladder.OpensSetUp) box.OpenSetUp();
        _passedAt = _clock.Milliseconds;
        _box = box;
    }

    /// <inheritdoc />
    public void Request(string reason)
    {
        if (_reason is not null) return;
        _restartAt = _clock.Milliseconds + FarewellMilliseconds;
        _reason = reason;
    }

    /// <summary>Does not return.</summary>
    public void Run()
    {
        while (true)
        {
            try
            {
                Tick(_clock.Milliseconds);
            }
            catch (Exception exception)
            {
                _events.Write("the caretaker stumbled: " + exception.Message);
            }
            // Not by way of IMachine: the interpreter puts short methods in line with their callers, and a collection of garbage while a thread sleeps in
            // such a place reads a stack that is none.
            Thread.Sleep(LedPattern.StepMilliseconds);
        }
    }

    /// <summary>Looks at everything that is due.</summary>
    public void Tick(long now)
    {
        ButtonAction action = _ladder.Panel.Tick(now);
        if (action == ButtonAction.SetUp) OpenSetUp();
        if (action == ButtonAction.Reset) Reset();
        if (_reason is not null && now >= _restartAt) Restart();
        if (now < _nextLook) return;
        _nextLook = now + LookMilliseconds;
        if (_box is null) return;
        WatchLoop(now);
        NoteSuccess(now);
        if (now >= _nextNetwork)
        {
            _nextNetwork = now + NetworkMilliseconds;
            WatchHome(now);
        }
        _ladder.Panel.Pattern = _box.IsSetUpOpen ? LedPattern.SetUp : _isSafeMode ? LedPattern.Fault : _box.HasPlayers ? LedPattern.Players : LedPattern.Ready;
    }

    private void OpenSetUp()
    {
        if (_box is null) return;
        _events.Write("the button opened the set-up page to all for ten minutes");
        _box.OpenSetUp();
    }

    private void Reset()
    {
        _ladder.Note.ResetPending = true;
        Request("the button asked for a reset");
    }

    private void Restart()
    {
        _ladder.Note.Reason = _reason;
        // Wanted restarts are no failed starts.
        if (_ladder.Note.Starts > 0 && !_failed) _ladder.Note.Starts--;
        _ladder.Note.Save();
        _reason = null;
        _failed = false;
        _machine.Restart();
    }

    /// <summary>Restarts because the box cannot go on; this start counts as failed.</summary>
    public void Fail(string reason)
    {
        if (_reason is not null) return;
        _failed = true;
        _events.Write("restarting: " + reason);
        Request(reason);
    }

    private void WatchLoop(long now)
    {
        int passes = _box.Passes;
        if (passes != _passes)
        {
            _passes = passes;
            _passedAt = now;
        }
        else if (now - _passedAt >= StillMilliseconds)
        {
            _passedAt = now;
            if (_wasRevived && now - _revivedAt < RelapseMilliseconds)
            {
                Fail("the sockets were served no more");
            }
            else
            {
                _events.Write("the sockets were served no more: starting that again");
                _wasRevived = true;
                _revivedAt = now;
                _box.Revive();
            }
        }
        bool tooMany = _box.Stumbles - _stumbles > MostStumbles;
        if (tooMany) Fail("serving the sockets failed again and again");
        else if (now - _stumblesAt < MinuteMilliseconds) return;
        _stumblesAt = now;
        _stumbles = _box.Stumbles;
    }

    private void NoteSuccess(long now)
    {
        if (_succeeded || now - _passedAt >= LookMilliseconds * 3) return;
        // Where people play, a box whose power comes and goes must not end in safe mode.
        if (now - _start < SuccessMilliseconds && !_box.HasPlayers) return;
        _succeeded = true;
        _ladder.Note.Cycles = 0;
        _ladder.Note.Starts = 0;
        _ladder.Note.Save();
    }

    private void WatchHome(long now)
    {
        uint address = _radio.HomeAddress;
        uint nameServer = address == 0 ? 0 : _radio.HomeNameServer;
        if (address != _homeAddress || nameServer != _homeNameServer)
        {
            if (address != _homeAddress)
            {
                _homeSince = now;
                _events.Write(address == 0 ? "the home network is gone" : "on the home network as " + EndPoints.AddressText(address));
            }
            _homeAddress = address;
            _homeNameServer = nameServer;
            _box.SetHome(address, nameServer);
        }
        if (_ladder.Owner.Settings.Use != NetworkUse.Home || now - _homeSince < HomeMilliseconds || _reason is not null) return;
        if (address != 0 == _ladder.Note.HomeMissing) NoteHome(address == 0);
    }

    // There at last: the next start needs no Wi-Fi of its own. Not there: one is opened at once, so that the owner is not locked out.
    private void NoteHome(bool isMissing)
    {
        _ladder.Note.HomeMissing = isMissing;
        if (!_ladder.Note.Save() || !isMissing) return;
        Request("the home network is not there: opening a Wi-Fi of its own");
    }
}
