using PocketSpy.App.Boot;
using PocketSpy.Tests;

namespace PocketSpy.App.Tests.Boot;

/// <summary>Counts restarts; waiting lets the fake time pass, and lets go of the button when its time has come.</summary>
internal sealed class FakeMachine : IMachine
{
    private readonly FakeClock _clock;
    private readonly FakePins _pins;

    internal FakeMachine(FakeClock clock, FakePins pins)
    {
        _clock = clock;
        _pins = pins;
    }

    internal int Restarts { get; private set; }

    /// <summary>When the button is let go.</summary>
    internal long LetGoAt { get; set; } = long.MaxValue;

    public void Restart()
    {
        Restarts++;
    }

    public void Wait(int milliseconds)
    {
        _clock.Pass(milliseconds);
        if (_clock.Milliseconds >= LetGoAt) _pins.IsButtonDown = false;
    }
}
