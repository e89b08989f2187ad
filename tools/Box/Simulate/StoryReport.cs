using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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

    /// <summary>The last line.</summary>
    public static string Conclude(StoryKind kind, IReadOnlyList<IStory> stories)
    {
        int passed = stories.Count(story => story.Passed);
        if (stories.Count > 1)
        {
            double slowest = stories.Max(story => story.Legs.Sum(leg => leg.Time.TotalMilliseconds));
            string what = kind == StoryKind.Friends ? "circles of friends: every leg was right" : "consoles signed in";
            return string.Create(CultureInfo.InvariantCulture, $"{passed} of {stories.Count} {what}; the slowest took {slowest:F0} ms");
        }
        string title = stories[0].Title;
        if (kind == StoryKind.Friends) return passed == 1 ? $"{title}: every leg was right" : $"{title}: a leg went wrong";
        return passed == 1 ? $"{title} signed in" : $"{title} could not sign in";
    }
}
