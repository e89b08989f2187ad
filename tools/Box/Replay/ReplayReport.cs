using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Spectre.Console;

namespace PocketSpy.Box.Replay;

/// <summary>Tells what came of the messages.</summary>
public static class ReplayReport
{
    private const int VerboseCharacters = 4_000;
    private const int ListedCharacters = 160;

    private static readonly string[] Columns = ["messages", "answered", "refused", "silent", "not understood", "skipped"];

    /// <summary>Each message and what came back.</summary>
    public static void ShowEach(TextWriter writer, IReadOnlyList<Outcome> outcomes)
    {
        foreach (Outcome outcome in outcomes)
        {
            writer.WriteLine($"{outcome.Message.Number} {outcome.Row}: {Name(outcome.Verdict)}, {Printable.Of(outcome.Why, VerboseCharacters)}");
            writer.WriteLine($"    sent {(outcome.Sent.Length == 0 ? "nothing of: " + Printable.Of(Text(outcome), VerboseCharacters) : Printable.Of(outcome.Sent, VerboseCharacters))}");
            if (outcome.Sent.Length > 0) writer.WriteLine($"    came {(outcome.Came.Length == 0 ? "nothing" : Printable.Of(outcome.Came, VerboseCharacters))}");
        }
    }

    /// <summary>The messages that were not understood.</summary>
    public static void ShowNotUnderstood(TextWriter writer, IReadOnlyList<Outcome> outcomes)
    {
        foreach (Outcome outcome in outcomes.Where(outcome => outcome.Verdict == Verdict.NotUnderstood))
        {
            writer.WriteLine($"not understood: {outcome.Message.Number} {outcome.Row}: {Printable.Of(outcome.Why, ListedCharacters)}");
            writer.WriteLine($"    {Printable.Of(outcome.Sent.Length > 0 ? outcome.Sent : Text(outcome), ListedCharacters)}");
        }
    }

    /// <summary>One line a service and way of sending.</summary>
    public static void ShowTable(IAnsiConsole console, IReadOnlyList<Outcome> outcomes)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("service");
        foreach (string column in Columns) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (IGrouping<string, Outcome> row in outcomes.GroupBy(outcome => outcome.Row).OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            int wrong = Count(row, Verdict.NotUnderstood);
            table.AddRow(Markup.Escape(Printable.Of(row.Key, ListedCharacters)), Digits(row.Count()), Digits(Count(row, Verdict.Answered)), Digits(Count(row, Verdict.Refused)),
                Digits(Count(row, Verdict.Silent)), wrong == 0 ? "0" : $"[red]{Digits(wrong)}[/]", Digits(Count(row, Verdict.Skipped)));
        }
        console.Write(table);
    }

    /// <summary>Why messages were refused or skipped, and how often.</summary>
    public static void ShowReasons(TextWriter writer, IReadOnlyList<Outcome> outcomes)
    {
        foreach (Verdict verdict in (Verdict[])[Verdict.Refused, Verdict.Skipped])
        {
            IEnumerable<IGrouping<(string Row, string Why), Outcome>> reasons = outcomes.Where(outcome => outcome.Verdict == verdict)
                .GroupBy(outcome => (outcome.Row, outcome.Why)).OrderBy(reason => reason.Key.Row, StringComparer.Ordinal).ThenBy(reason => reason.Key.Why, StringComparer.Ordinal);
            foreach (IGrouping<(string Row, string Why), Outcome> reason in reasons)
            {
                writer.WriteLine($"{Name(verdict)}: {Printable.Of(reason.Key.Row, ListedCharacters)}, {Digits(reason.Count())}: {Printable.Of(reason.Key.Why, ListedCharacters)}");
            }
        }
    }

    private static int Count(IEnumerable<Outcome> outcomes, Verdict verdict) => outcomes.Count(outcome => outcome.Verdict == verdict);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(Outcome outcome) => Encoding.Latin1.GetString(outcome.Message.Bytes);

    private static string Name(Verdict verdict) => verdict switch
    {
        Verdict.Answered => "answered",
        Verdict.Refused => "refused",
        Verdict.Silent => "silent",
        Verdict.NotUnderstood => "not understood",
        _ => "skipped",
    };
}
