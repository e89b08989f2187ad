using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using Spectre.Console;

namespace PocketSpy.Box.Simulate;

/// <summary><c>box simulate</c>: a DS or Wii for those who have none at hand.</summary>
public static class SimulateCommand
{
    private static readonly Option<ConsoleKind> Console = new("--console")
    {
        Description = "Which console to play.",
        HelpName = "ds|wii",
        DefaultValueFactory = _ => ConsoleKind.Wii,
    };

    private static readonly Option<string> Server = new("--server")
    {
        Description = "The box's address, as it would be set as the console's DNS server.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "What `box run --offset` was given.",
        HelpName = "N",
    };

    private static readonly Option<int> Number = new("--number")
    {
        Description = "Which of all consoles of its kind; each number is another one.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Consoles = new("--consoles")
    {
        Description = "How many consoles sign in at once, counted up from --number.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<string> Memory = new("--memory")
    {
        Description = "What the consoles remember (user and profile ids) is kept here. Delete it to have new consoles.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "simulated-consoles.json",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("simulate", """
            Play a DS or a Wii that signs in to a running box.

            Goes the whole way of a real console with sockets of its own: DNS, connection test, sign-in, presence. Prints each
            leg with its time. The same console gets the same profile each time, also after the box was restarted.

            Exit codes: 0 every leg was right, 1 a leg went wrong (the table says which and why).
            """)
        {
            Console, Server, Offset, Number, Consoles, Memory,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        if (!IPAddress.TryParse(result.GetValue(Server), out IPAddress server) || server.AddressFamily != AddressFamily.InterNetwork)
        {
            System.Console.Error.WriteLine($"--server {result.GetValue(Server)} is no IPv4 address such as 192.168.1.10.");
            return 2;
        }
        if (result.GetValue(Consoles) is < 1 or > 500)
        {
            System.Console.Error.WriteLine("--consoles takes a number from 1 to 500.");
            return 2;
        }
        BoxAddress box = BoxAddress.WithOffset(server, result.GetValue(Offset));
        ConsoleMemory memory = ConsoleMemory.Load(Path.GetFullPath(result.GetValue(Memory)));
        List<SignIn> signIns = [];
        List<SimulatedConsole> consoles = [];
        for (int i = 0; i < result.GetValue(Consoles); i++)
        {
            SimulatedConsole console = new(result.GetValue(Console), result.GetValue(Number) + i);
            consoles.Add(console);
            signIns.Add(new SignIn(console, box, memory.Of(console.ToString())));
        }
        PlayAll(signIns);
        memory.Save();
        for (int i = 0; i < signIns.Count; i++)
        {
            if (signIns.Count == 1 || !signIns[i].Passed) Show(consoles[i], signIns[i]);
        }
        return Conclude(consoles, signIns);
    }

    private static void PlayAll(List<SignIn> signIns)
    {
        List<Thread> threads = [.. signIns.Select(signIn => new Thread(signIn.Play))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }

    private static void Show(SimulatedConsole console, SignIn signIn)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(console.ToString()))
            .AddColumn("leg").AddColumn(new TableColumn("ms").RightAligned()).AddColumn("").AddColumn("");
        foreach (Leg leg in signIn.Legs)
        {
            table.AddRow(Markup.Escape(leg.Name), leg.Time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture),
                leg.Passed ? "[green]ok[/]" : "[red]WRONG[/]", Markup.Escape(leg.Detail));
        }
        Terminal.Output.Write(table);
    }

    private static int Conclude(List<SimulatedConsole> consoles, List<SignIn> signIns)
    {
        int passed = signIns.Count(signIn => signIn.Passed);
        if (signIns.Count > 1)
        {
            double slowest = signIns.Max(signIn => signIn.Legs.Sum(leg => leg.Time.TotalMilliseconds));
            System.Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{passed} of {signIns.Count} consoles signed in; the slowest took {slowest:F0} ms"));
        }
        else
        {
            System.Console.Out.WriteLine(passed == 1 ? $"{consoles[0]} signed in" : $"{consoles[0]} could not sign in");
        }
        return passed == signIns.Count ? 0 : 1;
    }
}
