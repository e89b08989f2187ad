using System;
using System.Collections.Generic;
using System.Linq;
using PocketSpy.App.Images;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Tests;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>What one module does when a box of some size opens it: found out by letting it.</summary>
internal sealed class ModuleFacts
{
    private ModuleFacts(Module module)
    {
        Module = module;
    }

    public Module Module { get; }

    public string Name => Module.Name;

    /// <summary>The folder in firmware/, also the namespace.</summary>
    public string Room => Module.GetType().Namespace!.Split('.')[1];

    public List<OpenedPort> Ports { get; } = [];

    public List<KeptTable> Tables { get; } = [];

    /// <summary>The owner's text files and how many bytes of each count.</summary>
    public List<(string Name, int Limit)> Files { get; } = [];

    public List<ShownNumber> Numbers { get; } = [];

    /// <summary>Its lists in /api/lobby.</summary>
    public List<string> Lists { get; } = [];

    /// <summary>Opens all modules in their order, and gives what each did.</summary>
    public static IReadOnlyList<ModuleFacts> Of(BoxSize size)
    {
        FaultyFileSystem files = new();
        EventLog events = new(size.EventLines, null);
        ServiceTools tools = new()
        {
            Clock = new FakeClock(),
            Random = new FakeRandom(1),
            Events = events,
            Clients = new ClientNames(size.KnownClients),
            Addresses = new FakeLocalAddress(),
            Files = files,
            Owner = new OwnerStore(files, events),
            Reply = new byte[size.ReplyBytes],
            Facts = new FakeFacts(),
        };
        Keeper keeper = new(files, events, size);
        ModuleFacts[] all = [.. BoxImage.Build(null).Select(module => new ModuleFacts(module))];
        foreach (ModuleFacts facts in all) facts.Keep(keeper, tools, size);
        if (keeper.Open() != StorageResult.Ok) throw new InvalidOperationException("the tables do not open");
        RecordingOpener opener = new();
        foreach (ModuleFacts facts in all) facts.Open(opener, tools, size);
        return all;
    }

    private void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        string[] before = [.. TablesOf(keeper).Select(table => table.Name)];
        int filesBefore = keeper.FileCount;
        Module.Keep(keeper, tools, size);
        Tables.AddRange(TablesOf(keeper).Where(table => !before.Contains(table.Name)));
        for (int i = filesBefore; i < keeper.FileCount; i++) Files.Add((keeper.FileAt(i), keeper.FileLimitAt(i)));
    }

    private void Open(RecordingOpener opener, ServiceTools tools, BoxSize size)
    {
        int ports = opener.Ports.Count;
        int sources = opener.Shown.Count;
        opener.Module = Name;
        Module.Open(opener, tools, size);
        Ports.AddRange(opener.Ports.Skip(ports));
        for (int i = sources; i < opener.Shown.Count; i++)
        {
            PageSource source = opener.Shown[i];
            if (source.ListName is not null) Lists.Add(source.ListName);
            for (int gauge = 0; ; gauge++)
            {
                source.Gauge(gauge, out string name, out string help);
                if (name is null) break;
                Numbers.Add(new ShownNumber(name, help));
            }
        }
    }

    private static IEnumerable<KeptTable> TablesOf(Keeper keeper)
    {
        for (int i = 0; i < keeper.TableCount; i++)
        {
            RecordLog log = keeper.LogAt(i);
            yield return new KeptTable(keeper.FormAt(i).Name, log.Capacity, log.RecordBytes, BudgetOf(log));
        }
    }

    // A log tells what it can hold beside one longest record, not its budget.
    private static int BudgetOf(RecordLog log)
    {
        int low = 0;
        int high = int.MaxValue;
        while (low < high)
        {
            int middle = low + (high - low) / 2 + 1;
            if (log.CanHold(middle)) low = middle;
            else high = middle - 1;
        }
        return low + LogWriter.RecordBytes + log.RecordBytes;
    }
}
