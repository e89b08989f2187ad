using System;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Web.Owner;

namespace PocketSpy.App.Boot;

/// <summary>
/// The way from power to service, each rung whatever became of the one below: the button, the boot counter, the settings, the
/// radio. The services come after it. Nothing in here throws.
/// </summary>
public sealed class BootLadder
{
    // Once for the settings, and once more on a fresh board.
    private const int MostRadioRestarts = 2;

    private readonly IFileSystem _files;
    private readonly IRadio _radio;
    private readonly IMachine _machine;
    private readonly IClock _clock;
    private readonly IEventSink _events;

    /// <param name="files">Where settings and the boot counter are kept.</param>
    /// <param name="radio">The board's networks.</param>
    /// <param name="pins">LED and button.</param>
    /// <param name="machine">Restarts the board.</param>
    /// <param name="clock">The time.</param>
    /// <param name="events">Told what happens.</param>
    public BootLadder(IFileSystem files, IRadio radio, IPins pins, IMachine machine, IClock clock, IEventSink events)
    {
        _files = files;
        _radio = radio;
        _machine = machine;
        _clock = clock;
        _events = events;
        Panel = new Panel(pins);
        Note = new BootNote(files, events);
        Owner = new OwnerStore(files, events);
    }

    /// <summary>LED and button.</summary>
    public readonly Panel Panel;

    /// <summary>What this start leaves for the next.</summary>
    public readonly BootNote Note;

    /// <summary>What the owner set.</summary>
    public readonly OwnerStore Owner;

    /// <summary>Whether the button was held at the start, or the power went off and on five times, so that the set-up page is open.</summary>
    public bool OpensSetUp { get; private set; }

    /// <summary>Whether the box has a Wi-Fi of its own, where nobody else gives out addresses.</summary>
    public bool HasOwnWifi { get; private set; }

    /// <summary>Why the box starts in safe mode, or started anew; empty when it was switched on.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Goes up to where the services come.</summary>
    public BootResult Climb()
    {
        ButtonAction action = WaitForButton();
        MakeDirectory();
        Note.Load();
        Reason = Note.Reason;
        if (action == ButtonAction.Reset) Note.ResetPending = true;
        if (Note.ResetPending) Reset();
        OpensSetUp = action == ButtonAction.SetUp;
        bool isSafe = Note.Starts >= BootNote.StartsBeforeSafeMode;
        if (Reason.Length > 0) _events.Write("started anew: " + Reason);
        if (isSafe) _events.Write("safe mode: the last " + Note.Starts.ToString() + " starts did not come to serve");
        CountCycle();
        Note.Starts++;
        Note.Reason = "";
        Note.Save();
        Owner.Load();
        return SetRadio() ? BootResult.Restarting : isSafe ? BootResult.SafeMode : BootResult.Serve;
    }

    // The first rung, so that a box that can do nothing else can still be reset.
    private ButtonAction WaitForButton()
    {
        ButtonAction action = Panel.Tick(_clock.Milliseconds);
        while (Panel.IsHeld && action == ButtonAction.None)
        {
            long before = _clock.Milliseconds;
            _machine.Wait(LedPattern.StepMilliseconds);
            action = Panel.Tick(_clock.Milliseconds);
            if (Panel.IsStuck(_clock.Milliseconds)) break;
            if (_clock.Milliseconds == before) break;
        }
        return action;
    }

    private void MakeDirectory()
    {
        try
        {
            _files.CreateDirectory();
        }
        catch (Exception exception)
        {
            _events.Write("the drive cannot be used: " + exception.Message);
        }
    }

    // A board without a button, or whose button nobody reaches, has this way for its owner. A start that the box made itself is none of them.
    private void CountCycle()
    {
        if (Reason.Length > 0) return;
        Note.Cycles++;
        if (Note.Cycles < BootNote.CyclesToSetUp) return;
        Note.Cycles = 0;
        OpensSetUp = true;
        _events.Write("switched on five times in a row: the set-up page opens to all for ten minutes");
    }

    // The note comes last: a cut in between finishes the reset at the next start.
    private void Reset()
    {
        _events.Write("making a new box of it: settings, players and everything else are deleted");
        Note.Save();
        FactoryReset.Run(_files, _events);
        Note.ResetPending = false;
        Note.HomeMissing = false;
        Note.Starts = 0;
        Note.Cycles = 0;
        Note.RadioRestarts = 0;
    }

    /// <summary>
    /// Sets the radio up as the owner wants it now: on the way up, and once more when a backup has brought other settings. True when the board
    /// starts anew.
    /// </summary>
    public bool SetRadio()
    {
        RadioResult result;
        try
        {
            if (Owner.Settings.Use != NetworkUse.Home) Note.HomeMissing = false;
            RadioPlan plan = RadioPlan.From(Owner.Settings, _radio.BoardId, Note.HomeMissing);
            HasOwnWifi = plan.HasOwnWifi;
            if (plan.HasOwnWifi) _events.Write("Wi-Fi " + plan.Name + (plan.Password.Length == 0 ? ", open" : ", with a password"));
            result = _radio.Configure(plan);
        }
        catch (Exception exception)
        {
            _events.Write("the radio could not be set up: " + exception.Message);
            return false;
        }
        if (result == RadioResult.Failed) _events.Write("the radio refuses its settings");
        if (result != RadioResult.NeedsRestart)
        {
            Note.RadioRestarts = 0;
            return false;
        }
        if (Note.RadioRestarts >= MostRadioRestarts)
        {
            _events.Write("the radio does not keep its settings; going on with what there is");
            return false;
        }
        Note.RadioRestarts++;
        // This start is none that failed.
        Note.Starts--;
        Note.Reason = "the radio takes new settings";
        // Without a note this could go on for ever.
        if (!Note.Save()) return false;
        _machine.Restart();
        return true;
    }
}
