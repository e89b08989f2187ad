using PocketSpy.Net;

namespace PocketSpy.App;

/// <summary>One port of the box and how its opening went.</summary>
public sealed class Listener
{
    internal Listener(string name, string transport, int wanted)
    {
        Name = name;
        Transport = transport;
        Wanted = wanted;
    }

    /// <summary>What it is for, in a few words.</summary>
    public readonly string Name;

    /// <summary>UDP or TCP.</summary>
    public readonly string Transport;

    /// <summary>The port that consoles look for.</summary>
    public readonly int Wanted;

    /// <summary>The port that answers, 0 for none.</summary>
    public int Port { get; internal set; }

    /// <summary>How the opening of the wanted port went.</summary>
    public OpenResult FirstResult { get; internal set; }

    /// <summary>How the opening went in the end.</summary>
    public OpenResult Result { get; internal set; }

    /// <summary>One line for a console without tables: "UDP 53  DNS" or why not.</summary>
    public string Describe() =>
        Transport + " " + (Result == OpenResult.Opened ? Port : Wanted).ToString() + "  " + Name +
        (Result == OpenResult.Opened ? "" : "  could not be opened");
}
