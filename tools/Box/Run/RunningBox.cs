using System;
using PocketSpy.App;
using PocketSpy.App.Images;
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
    public static int Run(RunPlan plan, string directory)
    {
        using DataLock data = DataLock.Take(directory, out string problem);
        if (data is null) return Refuse(problem);
        using RunEnd end = new();
        while (true)
        {
            int code = RunOnce(plan, directory, end);
            if (!end.TakeRestart(out string reason)) return code;
            Console.Out.WriteLine($"starting anew: {reason}");
        }
    }

    private static int RunOnce(RunPlan plan, string directory, RunEnd end)
    {
        using ConsoleEvents events = new();
        Platform platform = new()
        {
            Unpacker = new PageUnpacker(),
            Clock = new SystemClock(),
            Random = new HostRandom(),
            Files = new SyncedFileSystem(directory),
            Calls = plan.IsBoard ? new BoardCalls(() => Environment.TickCount64) : new SourceCalls(),
            Waiter = plan.IsBoard ? new PollingWaiter(null) : new SelectWaiter(),
            Interfaces = new HostInterfaces(),
            Heap = new HostHeap(),
            Restart = end,
            Board = plan.Board,
            Recovery = $"stop the box and run `box pin reset --data {directory}` on the PC where it runs",
            HostName = Environment.MachineName,
            SafeMode = plan.IsSafeMode ? "it was started with --safe-mode" : "",
        };
        App.Box box = new(plan.Settings, plan.Size, platform, new EventLog(plan.Size.EventLines, events), BoxImage.Build(plan.Modules));
        StorageResult storage = plan.IsSafeMode ? StorageResult.Ok : box.OpenStorage();
        if (storage != StorageResult.Ok)
        {
            events.Dispose();
            return Refuse($"The profiles in {directory} cannot be used ({storage}). The lines above say why. Start with another folder (--data DIR) or mend this one.");
        }
        if (plan.IsSafeMode)
        {
            box.OpenSafeMode();
            box.Revive();
        }
        else
        {
            box.Start();
        }
        if (FailedListener(box) is Listener failed)
        {
            box.Stop();
            return Refuse(PortAdvice.For(failed));
        }
        Show(box, plan, directory);
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

    private static void Show(App.Box box, RunPlan plan, string directory)
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
        string where = plan.Settings.Bind == 0 ? "all addresses of this PC" : EndPoints.AddressText(plan.Settings.Bind);
        IAnsiConsole console = Terminal.Output;
        console.Write(new Rule("PocketSpy") { Justification = Justify.Left });
        console.Write(table);
        Console.Out.WriteLine($"listening at {where}, profiles in {directory}");
        Console.Out.Write(moved);
        foreach (string line in Directions.For(AddressesOf(plan.Settings), PortOf(box, "HTTP"), PortOf(box, "DNS"))) Console.Out.WriteLine(line);
        if (plan.IsSafeMode) Console.Out.WriteLine("safe mode: DNS and the page with the settings alone; start without --safe-mode to play");
        Console.Out.WriteLine("ready");
    }

    private static uint[] AddressesOf(BoxSettings settings)
    {
        if (settings.Address != 0) return [settings.Address];
        if (settings.Bind != 0) return [settings.Bind];
        uint[] addresses = new uint[InterfaceTable.Capacity];
        return addresses[..new HostInterfaces().Read(addresses, new uint[InterfaceTable.Capacity])];
    }

    private static int PortOf(App.Box box, string name)
    {
        for (int i = 0; i < box.ListenerCount; i++)
        {
            if (box.ListenerAt(i).Name.StartsWith(name, StringComparison.Ordinal)) return box.ListenerAt(i).Port;
        }
        return 0;
    }
}
