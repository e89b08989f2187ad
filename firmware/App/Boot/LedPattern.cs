namespace PocketSpy.App.Boot;

/// <summary>
/// What the LED says. A pattern is 40 bits, one for each 50 ms of 2 s, the lowest first. docs/led.md shows them to people.
/// </summary>
public static class LedPattern
{
    /// <summary>Length of one step.</summary>
    public const int StepMilliseconds = 50;

    /// <summary>Steps of a pattern.</summary>
    public const int Steps = 40;

    /// <summary>Starting: blinks five times a second.</summary>
    public const long Starting = 0x33_3333_3333;

    /// <summary>Ready, and nobody plays: a short flash every 2 s.</summary>
    public const long Ready = 0x00_0000_0003;

    /// <summary>Players are here: on, with a short gap every 2 s.</summary>
    public const long Players = 0x3F_FFFF_FFFF;

    /// <summary>The set-up page is open to all: two flashes every second.</summary>
    public const long SetUp = 0x00_0330_0033;

    /// <summary>Safe mode: three short, three long.</summary>
    public const long Fault = 0x03_F3F3_F333;

    /// <summary>Letting go of the button now makes a new box of it: ten flashes a second.</summary>
    public const long WillReset = 0x55_5555_5555;

    /// <summary>Whether the LED is lit at a time.</summary>
    public static bool IsLit(long pattern, long milliseconds) => ((pattern >> (int)(milliseconds / StepMilliseconds % Steps)) & 1) != 0;
}
