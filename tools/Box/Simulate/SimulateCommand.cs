using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using PocketSpy.Box.Simulate.Hold;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.Box.Simulate;

/// <summary><c>box simulate</c>: a DS or Wii for those who have none at hand.</summary>
public static class SimulateCommand
{
    private const int MostConsoles = 500;
    private const int MostMinutes = 24 * 60;

    private static readonly Choice<ConsoleKind> Console = new("--console", "Which console to play in the stories signin and match.",
        ("wii", ConsoleKind.Wii), ("ds", ConsoleKind.Ds));

    private static readonly Choice<StoryKind> Story = new("--story", "What to play: a console that signs in; a DS and a Wii that become friends and a PC player who is found; consoles that find each other and play; PC hosts and one who looks at the server list; three people at Messenger, of every version; a Trackmania tool.",
        ("signin", StoryKind.SignIn), ("friends", StoryKind.Friends), ("match", StoryKind.Match), ("browse", StoryKind.Browse), ("messenger", StoryKind.Messenger), ("tokens", StoryKind.Tokens));

    private static readonly Choice<MatchTitle> Title = new("--title", "What to play in the story match; brawl is for the Wii.",
        ("mariokart", null), ("brawl", MatchTitle.Brawl));

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
        Description = "How many consoles, or circles of friends, play at once, counted up from --number (default: 2 in the story match, 1 in all others).",
        HelpName = "N",
    };

    private static readonly Option<double> Hold = new("--hold")
    {
        Description = "Keep the players in the lobby for so many minutes, each with a name of its own, instead of playing the story: to see the page with people on it. Ctrl+C ends it sooner.",
        HelpName = "MINUTES",
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
            Play consoles and PCs against a running box.

            Goes the whole way of a real console with sockets of its own: DNS, connection test, sign-in, presence. Prints each
            leg with its time. The same console gets the same profile each time, also after the box was restarted. Every story
            can be played again against the same box.

            The story match fills rooms with consoles: one of each waits, the others find it in the server list, ask to join,
            negotiate (NatNeg) and send each other a packet. In each room one packet of every kind gets lost on purpose.

            Exit codes: 0 every leg was right, 1 a leg went wrong (the table says which and why),
            2 a wrong option.
            """)
        {
            Story.Option, Console.Option, Title.Option, Server, Offset, Number, Consoles, Hold, Memory,
        };
        command.SetAction((result, stop) => Task.Run(() => Run(result, stop), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult result, CancellationToken stop)
    {
        if (!IPAddress.TryParse(result.GetValue(Server), out IPAddress server) || server.AddressFamily != AddressFamily.InterNetwork)
        {
            System.Console.Error.WriteLine($"--server {result.GetValue(Server)} is not a valid IPv4 address such as 192.168.1.10.");
            return 2;
        }
        StoryPlan plan = new(Story.Of(result), Console.Of(result), Title.Of(result), result.GetValue(Number), result.GetValue(Consoles));
        if (ProblemOf(result, plan) is string problem)
        {
            System.Console.Error.WriteLine(problem);
            return 2;
        }
        BoxAddress box = BoxAddress.WithOffset(server, result.GetValue(Offset));
        ConsoleMemory memory = ConsoleMemory.Load(Path.GetFullPath(result.GetValue(Memory)));
        if (memory is null)
        {
            System.Console.Error.WriteLine($"--memory {result.GetValue(Memory)} does not hold simulated consoles. Give another file, or delete it.");
            return 2;
        }
        if (result.GetValue(Hold) > 0)
        {
            int code = HoldLobby(plan, box, memory, TimeSpan.FromMinutes(result.GetValue(Hold)), stop);
            memory.Save();
            return code;
        }
        List<IStory> stories = plan.Create(box, memory);
        PlayAll(stories);
        memory.Save();
        foreach (IStory story in stories)
        {
            if (stories.Count == 1 || !story.Passed) StoryReport.Show(Terminal.Output, story);
        }
        StoryReport.ShowServerTimes(System.Console.Out, stories);
        System.Console.Out.WriteLine(StoryReport.Conclude(plan.Kind, stories));
        return stories.TrueForAll(story => story.Passed) ? 0 : 1;
    }

    private static string ProblemOf(ParseResult result, StoryPlan plan)
    {
        if (plan.Number < 1) return "--number takes a number from 1 on.";
        if (result.GetResult(Consoles) is { Implicit: false } && plan.Count < 1 || plan.Count > MostConsoles) return $"--consoles takes a number from 1 to {MostConsoles}.";
        if (result.GetResult(Hold) is { Implicit: false } && result.GetValue(Hold) is not (> 0 and <= MostMinutes)) return $"--hold takes minutes, up to {MostMinutes}.";
        return plan.Problem;
    }

    private static int HoldLobby(StoryPlan plan, BoxAddress box, ConsoleMemory memory, TimeSpan time, CancellationToken stop)
    {
        using HeldLobby lobby = new(plan, box, memory);
        try
        {
            lobby.Enter();
            System.Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in the lobby for {time.TotalMinutes:0.##} minutes (Ctrl+C ends it sooner): {string.Join(", ", lobby.Names)}"));
            lobby.Stay(time, stop);
            lobby.Leave();
            System.Console.Out.WriteLine("all have left");
            return 0;
        }
        catch (Exception exception) when (exception is LegException or SocketException)
        {
            System.Console.Error.WriteLine($"the lobby could not be kept: {exception.Message}. Is the box running? `box doctor` looks closer.");
            return 1;
        }
    }

    private static void PlayAll(List<IStory> stories)
    {
        List<Thread> threads = [.. stories.Select(story => new Thread(story.Play))];
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
    }
}
