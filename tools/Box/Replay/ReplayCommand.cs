using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Box.Replay;

/// <summary><c>box replay</c>: captured messages of games, played against a running box.</summary>
public static class ReplayCommand
{
    private const int Wrong = 1;
    private const int BadInput = 2;

    private static readonly Argument<string> File = new("FILE")
    {
        Description = "A JSON list of objects with service, direction (c2s, s2c, meta), raw and enc (text, hex). The c2s messages are played.",
    };

    private static readonly Option<string> Server = new("--server")
    {
        Description = "The box's address.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "What `box run --offset` was given.",
        HelpName = "N",
    };

    private static readonly Option<string[]> Service = new("--service")
    {
        Description = "Play only messages to this service; may be given several times.",
        HelpName = "NAME",
    };

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "Print each message and what came back, control characters as <0d>.",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("replay", """
            Play captured messages of games against a running box and count what it makes of them.

              answered        the answer that the protocol has for it
              refused         the protocol's own error: \error\, an HTTP status 4xx, a NAS returncd that is not a success
              silent          no answer is due and none came, and the box goes on: it still answers on that link, and it
                              refuses the same command with a wrong session key, which one that it does not know is not
              not understood  anything else: the link closed, silence, another answer
              skipped         nothing to judge; the reason is told

            Knows gpcm, gpsp, nas, dls1, conntest, qr, qr2, natneg, sb and filter. gpcm messages are sent twice: as captured, each
            on a fresh link; and in the session of a simulated console, with its session key. Web requests that are cut short
            or announce a wrong length are sent as captured and mended, and so are datagrams that were written down with \x
            escapes. Messages of matchmaking go to the port that they are for, filters in a request each. After each message a
            simulated console has to be able to sign in.

            What the messages do, such as new accounts, stays in the box: run it with a --data folder for the purpose.

            Exit codes: 0 all was understood and the box is well, 1 it was not, 2 the file or an option is wrong.
            """)
        {
            File, Server, Offset, Service, Verbose,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        if (!IPAddress.TryParse(result.GetValue(Server), out IPAddress server) || server.AddressFamily != AddressFamily.InterNetwork)
        {
            return Refuse($"--server {result.GetValue(Server)} is not a valid IPv4 address such as 192.168.1.10.");
        }
        int offset = result.GetValue(Offset);
        if (offset is < 0 or > 30_000) return Refuse("--offset takes a number from 0 to 30000.");
        List<CapturedMessage> messages;
        try
        {
            messages = Choose(CaptureFile.Read(result.GetValue(File)), result.GetValue(Service) ?? []);
        }
        catch (CaptureException exception)
        {
            return Refuse(exception.Message);
        }
        Replayer replayer = new(BoxAddress.WithOffset(server, offset));
        if (!replayer.Play(messages))
        {
            System.Console.Error.WriteLine($"no console can sign in at {server}, so nothing was played: {replayer.Harm}");
            return Wrong;
        }
        return Report(replayer, result.GetValue(Verbose));
    }

    private static List<CapturedMessage> Choose(List<CapturedMessage> messages, string[] services)
    {
        foreach (string service in services)
        {
            if (messages.Any(message => message.Service == service)) continue;
            string there = string.Join(", ", messages.Select(message => Printable.Of(message.Service, 40)).Distinct().Order(System.StringComparer.Ordinal));
            throw new CaptureException($"--service {service}: the file has no message to it. It has: {there}.");
        }
        return services.Length == 0 ? messages : messages.FindAll(message => services.Contains(message.Service));
    }

    private static int Report(Replayer replayer, bool verbose)
    {
        if (verbose) ReplayReport.ShowEach(System.Console.Out, replayer.Outcomes);
        ReplayReport.ShowNotUnderstood(System.Console.Out, replayer.Outcomes);
        ReplayReport.ShowReasons(System.Console.Out, replayer.Outcomes);
        ReplayReport.ShowTable(Terminal.Output, replayer.Outcomes);
        System.Console.Out.WriteLine(replayer.Harm is null
            ? string.Create(CultureInfo.InvariantCulture, $"the box is well: {replayer.SignIns} sign-ins between the messages and a whole one at the end worked")
            : $"the box is not well: {replayer.Harm}");
        return replayer.Harm is null && replayer.Outcomes.All(outcome => outcome.Verdict != Verdict.NotUnderstood) ? 0 : Wrong;
    }

    private static int Refuse(string problem)
    {
        System.Console.Error.WriteLine(problem);
        return BadInput;
    }
}
