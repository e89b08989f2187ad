using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Tests;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;

namespace PocketSpy.App.Tests.Host.Walk;

/// <summary>Goes through a list of modules as the box does when it opens them, and notes for each what is missing and where it belongs.</summary>
internal sealed class ModuleWalk
{
    private readonly House _house;
    private readonly BoxSize _size;
    private readonly Keeper _keeper;
    private readonly ServiceTools _tools;
    private readonly RecordingOpener _opener = new();
    private readonly HashSet<string> _names = [];
    private readonly HashSet<string> _shownNames = [];
    private readonly List<string> _missing = [];

    private ModuleWalk(House house, BoxSize size)
    {
        _house = house;
        _size = size;
        FaultyFileSystem files = new();
        EventLog events = new(size.EventLines, null);
        _keeper = new Keeper(files, events, size);
        _tools = new ServiceTools
        {
            Clock = new FakeClock(),
            Random = new SystemRandom(),
            Events = events,
            Clients = new ClientNames(size.KnownClients),
            Addresses = new InterfaceTable(new NoNetwork(), 0, 0),
            Files = files,
            Owner = new OwnerStore(files, events),
            Reply = new byte[size.ReplyBytes],
        };
        _tools.Owner.Load();
    }

    /// <summary>What is missing, a line each.</summary>
    internal static List<string> Through(Module[] modules, House house, BoxSize size)
    {
        ModuleWalk walk = new(house, size);
        foreach (Module module in modules) walk.CheckName(module);
        foreach (Module module in modules) walk.CheckKept(module);
        walk.CheckDrive();
        StorageResult result = walk._keeper.Open();
        if (result != StorageResult.Ok) walk._missing.Add($"the tables do not open on an empty drive: {result}");
        foreach (Module module in modules) walk.CheckOpened(module);
        return walk._missing;
    }

    private void CheckName(Module module)
    {
        string name = module.Name;
        Want(Regex.IsMatch(name, "^[a-z]+$"), module, "its Name is not one lower-case word");
        Want(_names.Add(name), module, "another module has this Name");
        Want(module.HeapBytes > 0, module, "its HeapBytes are not measured; docs/budgets.md says how");
        string room = _house.RoomOf(name);
        if (room is null) Miss(module, "a line is missing in firmware/Modules.props: <ModuleRoom Include=\"" + name + "\" Room=\"...\" />");
        else Want(module.GetType().Namespace.Split('.').Last() == room, module, $"firmware/Modules.props says that its room is {room}, its namespace says otherwise");
        if (room is null) return;
        Want(Regex.IsMatch(_house.ModulePage, $"(?m)^\\|\\s*[\\[`]*{name}\\b"), module, $"a line is missing in a table of docs/modules.md: | `{name}` |");
        // One that only shows what there is keeps nothing and hears nothing of its own.
        string sources = _house.SourcesOf(room);
        bool serves = sources.Length == 0 || sources.Contains("opener.Udp(", StringComparison.Ordinal) || sources.Contains("opener.Tcp", StringComparison.Ordinal) || sources.Contains(".Table(", StringComparison.Ordinal);
        if (!serves) return;
        Want(sources.Contains("Size.For(", StringComparison.Ordinal), module, $"its capacities are missing: firmware/{room}/{room}Size.cs with For(BoxSize), or those of a module that it needs");
        Want(_house.HasGoldenPackets(room), module, $"golden packets are missing: a file ...Packets.cs, ...Messages.cs or ...Requests.cs in tests/, used by a test of PocketSpy.{room}");
    }

    private void CheckKept(Module module)
    {
        HashSet<RecordLog> before = [.. Tables().Select(_keeper.LogAt)];
        int files = _keeper.FileCount;
        try
        {
            module.Keep(_keeper, _tools, _size);
        }
        catch (ArgumentOutOfRangeException)
        {
            Miss(module, $"a table does not fit: a record has at most {_size.RecordBytes} bytes (BoxSize.RecordBytes), and a file room for two of them");
            return;
        }
        foreach (int table in Tables())
        {
            if (before.Contains(_keeper.LogAt(table))) continue;
            string name = _keeper.FormAt(table).Name;
            Want(Tables().Count(other => _keeper.FormAt(other).Name == name) == 1, module, $"another table is named {name}");
            Want(Regex.IsMatch(name, "^[a-z]+$"), module, $"the table {name}: small letters only, its file and its member in a backup are named so");
            Want(Tables().Count(other => _keeper.RankAt(other) == _keeper.RankAt(table)) == 1, module, $"the table {name}: another one has the rank {_keeper.RankAt(table)}");
            Want(_keeper.LogAt(table).Capacity > 0, module, $"the table {name} has no rows");
            Want(_keeper.LogAt(table).RecordBytes <= _size.RecordBytes, module, $"the table {name}: a record has at most {_size.RecordBytes} bytes (BoxSize.RecordBytes)");
            Want(_house.Backups.Contains(name), module, $"a golden record of {name} is missing: add one to a backup in tests/TestData/backup");
        }
        for (int i = files; i < _keeper.FileCount; i++)
        {
            string name = _keeper.FileAt(i);
            Want(_keeper.FileLimitAt(i) > 0, module, $"the owner's file {name} has no limit");
            Want(_house.Docs.Contains(name, StringComparison.Ordinal), module, $"the owner's file {name} is missing in docs/");
        }
    }

    private void CheckDrive()
    {
        long all = 0;
        int largest = 0;
        foreach (int table in Tables())
        {
            int bytes = FileBytes(_keeper.LogAt(table));
            all += bytes;
            largest = Math.Max(largest, bytes);
        }
        if (all + largest <= _size.DriveBytes) return;
        _missing.Add($"the tables take {all} bytes and {largest} more while the largest is compacted, the drive has {_size.DriveBytes} (BoxSize.DriveBytes): lower the FileBytes of an ...Size.cs");
    }

    private void CheckOpened(Module module)
    {
        int ports = _opener.Ports.Count;
        int sources = _opener.Shown.Count;
        module.Open(_opener, _tools, _size);
        for (int i = ports; i < _opener.Ports.Count; i++)
        {
            Want(Regex.IsMatch(_house.Docs, $"\\b{_opener.Ports[i]}\\b"), module, $"its port {_opener.Ports[i]} is missing in docs/sockets.md");
        }
        Want(_opener.Shown.Count > sources, module, "it shows nothing: its Open calls opener.Show with a PageSource");
        for (int i = sources; i < _opener.Shown.Count; i++) CheckSource(module, _opener.Shown[i]);
    }

    private void CheckSource(Module module, PageSource source)
    {
        string before = null;
        int count = 0;
        for (; count < 1_000; count++)
        {
            source.Gauge(count, out string name, out string help);
            if (name is null) break;
            Want(Regex.IsMatch(name, "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"), module, $"the number {name}: lower-case words with _ between them");
            Want(_shownNames.Add(name), module, $"the number {name} is shown twice");
            Want(help is not null && Regex.IsMatch(help, "^[A-Z].+\\.$"), module, $"the number {name}: its help is not a sentence");
            Want(!name.EndsWith("_limit", StringComparison.Ordinal) || name == before + "_limit", module, $"the number {name} does not follow the one that it limits");
            before = name;
        }
        Want(count > 0 && count < 1_000, module, $"{source.GetType().Name} shows no number, or numbers without end: its Gauge gives a null name behind the last");
        if (source.ListName is null) return;
        Want(source.Rows > 0, module, $"{source.GetType().Name} lists {source.ListName} and has no rows");
        Want(_shownNames.Add("/" + source.ListName), module, $"another one lists {source.ListName}");
    }

    private IEnumerable<int> Tables() => Enumerable.Range(0, _keeper.TableCount);

    // The budget of a table: the largest file that it takes, and the place that stays reserved.
    private static int FileBytes(RecordLog log)
    {
        int least = 0;
        int most = 1 << 30;
        while (least < most)
        {
            int middle = least + (most - least + 1) / 2;
            if (log.CanHold(middle)) least = middle;
            else most = middle - 1;
        }
        return least + log.RecordBytes;
    }

    private void Want(bool isThere, Module module, string what)
    {
        if (!isThere) Miss(module, what);
    }

    private void Miss(Module module, string what) => _missing.Add(module.GetType().Name + ": " + what);
}
