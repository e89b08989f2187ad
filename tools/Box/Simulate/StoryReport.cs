using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PocketSpy.Box.Simulate.Match;
using Spectre.Console;

namespace PocketSpy.Box.Simulate;

/// <summary>Tells what came of stories.</summary>
public static class StoryReport
{
    /// <summary>A table of the legs with their times.</summary>
    public static void Show(IAnsiConsole output, IStory story)
    {
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(story.Title))
            .AddColumn("leg").AddColumn(new TableColumn("ms").RightAligned()).AddColumn("").AddColumn("");
        foreach (Leg leg in story.Legs)
        {
            table.AddRow(Markup.Escape(leg.Name), leg.Time.TotalMilliseconds.ToString("F1", CultureInfo.InvariantCulture),
                leg.Passed ? "[green]ok[/]" : "[red]WRONG[/]", Markup.Escape(leg.Detail));
        }
        output.Write(table);
    }

    /// <summary>How long the box took for the negotiations, if there were any.</summary>
    public static void ShowServerTimes(TextWriter writer, IEnumerable<IStory> stories)
    {
        List<double> times = [.. stories.OfType<MatchStory>().SelectMany(story => story.ServerTimes).Select(time => time.TotalMilliseconds).Order()];
        if (times.Count == 0) return;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"NatNeg, last INIT to both CONNECTs: {times.Count} pairs, half of them within {times[times.Count / 2]:F1} ms, the slowest {times[^1]:F1} ms"));
    }

    /// <summary>The last line.</summary>
    public static string Conclude(StoryKind kind, IReadOnlyList<IStory> stories)
    {
        int passed = stories.Count(story => story.Passed);
        if (stories.Count > 1)
        {
            double slowest = stories.Max(story => story.Legs.Sum(leg => leg.Time.TotalMilliseconds));
            string what = kind switch
            {
                StoryKind.Friends => "circles of friends: every leg was right",
                StoryKind.Match => "rooms: every leg was right",
                StoryKind.Browse => "browsers: every leg was right",
                StoryKind.Messenger => "circles at Messenger: every leg was right",
                StoryKind.Tokens => "tools: every leg was right",
                _ => "consoles signed in",
            };
            return string.Create(CultureInfo.InvariantCulture, $"{passed} of {stories.Count} {what}; the slowest took {slowest:F0} ms");
        }
        string title = stories[0].Title;
        if (kind != StoryKind.SignIn) return passed == 1 ? $"{title}: every leg was right" : $"{title}: a leg went wrong";
        return passed == 1 ? $"{title} signed in" : $"{title} could not sign in";
    }
}
