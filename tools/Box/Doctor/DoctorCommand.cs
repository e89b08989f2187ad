using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using PocketSpy.Box.Simulate;
using Spectre.Console;

namespace PocketSpy.Box.Doctor;

/// <summary><c>box doctor</c>: what is missing, and what to do.</summary>
public static class DoctorCommand
{
    private const int Sick = 1;
    private const int BadInput = 2;

    private static readonly Option<string> Server = new("--server")
    {
        Description = "The box's address; 192.168.4.1 on the Wi-Fi of a board.",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "What `box run --offset` was given.",
        HelpName = "N",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("doctor", """
            Look at this PC and at a box, and tell what is missing and what to do.

            PC: .NET SDK, nanoff, serial ports and the right to use them, the ports that a box on this PC would need. Box: DNS,
            connection test, game hosts, presence, each by itself; and whether this PC's own DNS leads to it.

            Exit codes: 0 no problem (notes do not count), 1 at least one, 2 a wrong option.
            """)
        {
            Server, Offset,
        };
        command.SetAction(result => Run(result));
        return command;
    }

    private static int Run(ParseResult result)
    {
        if (!IPAddress.TryParse(result.GetValue(Server), out IPAddress server) || server.AddressFamily != AddressFamily.InterNetwork)
        {
            Console.Error.WriteLine($"--server {result.GetValue(Server)} is not a valid IPv4 address such as 192.168.4.1.");
            return BadInput;
        }
        int offset = result.GetValue(Offset);
        if (offset is < 0 or > 30_000)
        {
            Console.Error.WriteLine("--offset takes a number from 0 to 30000.");
            return BadInput;
        }
        List<Finding> findings = [.. PcChecks.Look()];
        BoxChecks box = new(BoxAddress.WithOffset(server, offset));
        List<Finding> answers = box.Look();
        // The ports of a box that runs here are taken by itself.
        if (PortChecks.IsOwn(server) && !box.Answers) findings.AddRange(PortChecks.Look(offset));
        findings.AddRange(answers);
        if (box.Answers) findings.Add(DnsCheck.Look(box.Given ?? server));
        Show(findings);
        return findings.Any(finding => finding.Verdict == Verdict.Problem) ? Sick : 0;
    }

    private static void Show(List<Finding> findings)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("what").AddColumn("").AddColumn("found").AddColumn("what to do");
        foreach (Finding finding in findings)
        {
            string verdict = finding.Verdict switch
            {
                Verdict.Ok => "[green]ok[/]",
                Verdict.Note => "[yellow]note[/]",
                _ => "[red]problem[/]",
            };
            table.AddRow(Markup.Escape(finding.Subject), verdict, Markup.Escape(finding.Found), Markup.Escape(finding.Remedy));
        }
        Terminal.Output.Write(table);
        int problems = findings.Count(finding => finding.Verdict == Verdict.Problem);
        Console.Out.WriteLine(problems == 0 ? "no problem found" : string.Create(CultureInfo.InvariantCulture, $"{problems} problem{(problems == 1 ? "" : "s")}: the table says what to do"));
    }
}
