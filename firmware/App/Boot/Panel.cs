namespace PocketSpy.App.Boot;

/// <summary>
/// LED and button. The button counts when it is let go: after 5 s for the set-up page, after 10 s for a reset; the LED shows which
/// one it would be. One that is never let go is taken for stuck and does nothing.
/// </summary>
public sealed class Panel
{
    /// <summary>Held as long, the set-up page opens.</summary>
    public const int SetUpMilliseconds = 5_000;

    /// <summary>Held as long, the box becomes a new one.</summary>
    public const int ResetMilliseconds = 10_000;

    /// <summary>Held as long, it is stuck.</summary>
    public const int StuckMilliseconds = 30_000;

    // A button that is up for less has only bounced.
    private const int BounceMilliseconds = 100;

    private readonly IPins _pins;
    private long _downSince = -1;
    private long _upSince = -1;

    /// <param name="pins">The board's pins.</param>
    public Panel(IPins pins)
    {
        _pins = pins;
    }

    /// <summary>What the LED shows while the button is not held.</summary>
    public long Pattern = LedPattern.Starting;

    /// <summary>Whether the button is held, or was a moment ago.</summary>
    public bool IsHeld => _downSince >= 0;

    /// <summary>Whether the button is held for so long that it must be stuck.</summary>
    public bool IsStuck(long now) => _downSince >= 0 && _upSince < 0 && now - _downSince >= StuckMilliseconds;

    /// <summary>Looks at the button and sets the LED; to be called each <see cref="LedPattern.StepMilliseconds"/>. Gives what the owner wants, once.</summary>
    public ButtonAction Tick(long now)
    {
        ButtonAction action = Watch(now);
        ButtonAction shown = IsHeld ? ActionAfter((_upSince >= 0 ? _upSince : now) - _downSince) : ButtonAction.None;
        long pattern = shown == ButtonAction.Reset ? LedPattern.WillReset : shown == ButtonAction.SetUp ? LedPattern.SetUp : Pattern;
        _pins.SetLed(LedPattern.IsLit(pattern, now));
        return action;
    }

    private ButtonAction Watch(long now)
    {
        if (_pins.IsButtonDown)
        {
            if (_downSince < 0) _downSince = now;
            _upSince = -1;
            return ButtonAction.None;
        }
        if (_downSince < 0) return ButtonAction.None;
        if (_upSince < 0) _upSince = now;
        // Contacts bounce: only what stays up was let go.
        if (now - _upSince < BounceMilliseconds) return ButtonAction.None;
        ButtonAction action = ActionAfter(_upSince - _downSince);
        _downSince = -1;
        _upSince = -1;
        return action;
    }

    private static ButtonAction ActionAfter(long held)
    {
        if (held < SetUpMilliseconds || held >= StuckMilliseconds) return ButtonAction.None;
        return held < ResetMilliseconds ? ButtonAction.SetUp : ButtonAction.Reset;
    }
}
