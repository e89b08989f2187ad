using System;
using PocketSpy.App;
using PocketSpy.Box.Host;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;
using Spectre.Console;

namespace PocketSpy.Box.Run;

/// <summary>Starts the box, shows it and waits for the end.</summary>
public static class RunningBox
{
    private const int CouldNotStart = 2;

    /// <summary>Prints why the box does not start. Gives the exit code.</summary>
    public static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CouldNotStart;
    }

    /// <summary>Runs until Ctrl+C or a termination signal; when the owner asks for a restart, starts anew. Gives the exit code.</summary>
    public static int Run(BoxSettings settings, BoxSize size, string directory)
    {
        using DataLock data = DataLock.Take(directory, out string problem);
        if (data is null) return Refuse(problem);
        using RunEnd end = new();
        while (true)
        {
            int code = RunOnce(settings, size, directory, end);
            if (!end.TakeRestart(out string reason)) return code;
            Console.Out.WriteLine($"starting anew: {reason}");
        }
    }

    private static int RunOnce(BoxSettings settings, BoxSize size, string directory, RunEnd end)
    {
        using ConsoleEvents events = new();
        App.Box box = new(settings, size, new SystemClock(), new HostRandom(), new DiskFileSystem(directory), new DiskDownloads(directory),
            new SelectWaiter(), new HostInterfaces(), new EventLog(size.EventLines, events))
        {
            Heap = new HostHeap(),
            Restart = end,
        };
        StorageResult storage = box.OpenStorage();
        if (storage != StorageResult.Ok)
        {
            events.Dispose();
            return Refuse($"The profiles in {directory} cannot be used ({storage}). The lines above say why. Start with another folder (--data DIR) or mend this one.");
        }
        box.Start();
        if (FailedListener(box) is Listener failed)
        {
            box.Stop();
            return Refuse(PortAdvice.For(failed));
        }
        Show(box, settings, directory);
        events.Start();
        end.Wait();
        box.Stop();
        events.Dispose();
        if (!end.IsRestart) Console.Out.WriteLine("stopped");
        return 0;
    }

    private static Listener FailedListener(App.Box box)
    {
        for (int i = 0; i < box.ListenerCount; i++)
        {
            if (box.ListenerAt(i).Result != OpenResult.Opened) return box.ListenerAt(i);
        }
        return null;
    }

    private static void Show(App.Box box, BoxSettings settings, string directory)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("port").AddColumn("for").AddColumn("");
        string moved = "";
        for (int i = 0; i < box.ListenerCount; i++)
        {
            Listener listener = box.ListenerAt(i);
            bool isMoved = listener.Port != listener.Wanted;
            table.AddRow($"{listener.Transport} {listener.Port}", Markup.Escape(listener.Name), isMoved ? $"[yellow]instead of {listener.Wanted}[/]" : "[green]open[/]");
            if (isMoved) moved += PortAdvice.ForMoved(listener) + Environment.NewLine;
        }
        string where = settings.Bind == 0 ? "all addresses of this PC" : EndPoints.AddressText(settings.Bind);
        IAnsiConsole console = Terminal.Output;
        console.Write(new Rule("PocketSpy") { Justification = Justify.Left });
        console.Write(table);
        Console.Out.WriteLine($"listening at {where}, profiles in {directory}");
        Console.Out.Write(moved);
        Console.Out.WriteLine("ready");
    }
}
