using PocketSpy.App.Boot;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage.Tests;
using PocketSpy.Web.Owner;
using PocketSpy.Tests;

namespace PocketSpy.App.Tests.Boot;

/// <summary>A board with its drive and radio, which outlive its starts.</summary>
internal sealed class Board
{
    internal FaultyFileSystem Files { get; set; } = new();

    internal FakeRadio Radio { get; } = new();

    internal FakePins Pins { get; } = new();

    internal FakeClock Clock { get; } = new();

    internal FakeMachine Machine { get; private set; }

    internal EventLog Events { get; private set; }

    internal BootLadder Ladder { get; private set; }

    internal Caretaker Caretaker { get; private set; }

    internal FakeBox Box { get; private set; }

    /// <summary>Switches the board on.</summary>
    internal BootResult Start() => StartHolding(0);

    /// <summary>Switches the board on with the button held for so long.</summary>
    internal BootResult StartHolding(int milliseconds)
    {
        Pins.IsButtonDown = milliseconds > 0;
        Machine = new FakeMachine(Clock, Pins) { LetGoAt = milliseconds > 0 ? Clock.Milliseconds + milliseconds : long.MaxValue };
        Events = new EventLog(32, null);
        Ladder = new BootLadder(Files, Radio, Pins, Machine, Clock, Events);
        BootResult result = Ladder.Climb();
        Box = null;
        Caretaker = result == BootResult.Restarting ? null : new Caretaker(Ladder, result == BootResult.SafeMode, Radio, Machine, Clock, Events);
        return result;
    }

    /// <summary>Switches on and starts anew as often as the radio wants it.</summary>
    internal BootResult StartThrough()
    {
        BootResult result = Start();
        for (int i = 0; i < 5 && result == BootResult.Restarting; i++) result = Start();
        return result;
    }

    /// <summary>The services are there.</summary>
    internal void Serve()
    {
        Box = new FakeBox();
        Caretaker.Watch(Box);
    }

    /// <summary>Lets time pass in steps, as the caretaker's thread does, while the loop runs.</summary>
    internal void Pass(int milliseconds)
    {
        for (int i = 0; i < milliseconds; i += LedPattern.StepMilliseconds)
        {
            if (Box is not null && Box.Runs) Box.Passes++;
            Machine.Wait(LedPattern.StepMilliseconds);
            Caretaker.Tick(Clock.Milliseconds);
        }
    }

    internal void Hold(int milliseconds)
    {
        Pins.IsButtonDown = true;
        Machine.LetGoAt = Clock.Milliseconds + milliseconds;
        Pass(milliseconds + 500);
    }

    /// <summary>What the LED shows over two seconds, a character each 50 ms.</summary>
    internal string Led()
    {
        char[] shown = new char[LedPattern.Steps];
        for (int i = 0; i < LedPattern.Steps; i++)
        {
            Pass(LedPattern.StepMilliseconds);
            shown[(int)(Clock.Milliseconds / LedPattern.StepMilliseconds % LedPattern.Steps)] = Pins.IsLit ? '#' : '.';
        }
        return new string(shown);
    }

    internal void Keep(NetworkUse use, string home)
    {
        OwnerSettings settings = new() { Use = use, HomeWifi = home };
        new OwnerStore(Files, new EventLog(4, null)).Save(settings);
    }

    internal bool Logged(string text)
    {
        for (int i = 0; i < Events.Count; i++)
        {
            if (Events[i].Contains(text)) return true;
        }
        return false;
    }
}
