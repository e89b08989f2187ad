using System;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.App.Images;
using PocketSpy.App.Tests.Boot;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;
using PocketSpy.Tests;
using PocketSpy.Tests.Host;
using PocketSpy.Storage.Tests;

namespace PocketSpy.App.Tests.Host.Heap;

/// <summary>
/// The budget of the heap without the interpreter: what a small board's objects take while nobody is there. What a module says of itself
/// (<see cref="Module.HeapBytes"/>) must hold, and hold something.
/// </summary>
[TestClass]
public class HeapGraphTests
{
    private const uint Loopback = 0x7F000001;
    private const int FullTableBytes = 5_900;

    // What is no module's: the box and its sockets, and what modules share.
    private static readonly (string Room, int Bytes)[] Others = [("App", 2_450), ("Core", 4_000), ("Net", 6_960)];

    [TestMethod]
    public void Every_module_takes_what_it_says()
    {
        Module[] modules = BoxImage.Build(null);
        HeapGraph graph = GraphOf(modules, BoxSize.Small());
        string wrong = string.Join("\n", modules.Select(module => Judge(module.Name, graph[RoomOf(module)], module.HeapBytes)).Where(line => line is not null));
        Assert.AreEqual("", wrong, graph.Largest);
    }

    [TestMethod]
    public void What_is_no_module_keeps_to_its_budget()
    {
        HeapGraph graph = GraphOf(BoxImage.Build(null), BoxSize.Small());
        string wrong = string.Join("\n", Others.Select(other => Judge(other.Room, graph[other.Room], other.Bytes)).Where(line => line is not null));
        Assert.AreEqual("", wrong, graph.Largest);
    }

    /// <summary>docs/budgets.md says this number: a box that knows as many as it can has so much less for players.</summary>
    [TestMethod]
    public void Full_tables_take_what_the_docs_say()
    {
        BoxSize size = BoxSize.Small();
        FaultyFileSystem files = new();
        FullTables full = FullTables.Fill(files, size);
        Assert.AreEqual("48 128 128 64 128", string.Join(" ", full.Counts), "messages, friends, profiles, users, accounts");
        HeapGraph empty = GraphOf(BoxImage.Build(null), size);
        HeapGraph taken = GraphOf(BoxImage.Build(null), BoxSize.Small(), files);
        int more = taken.Total - empty.Total;
        Assert.IsNull(Judge("a box with full tables", more, FullTableBytes), taken.Largest);
        string docs = System.IO.File.ReadAllText(System.IO.Path.Combine(Repository(), "docs", "budgets.md"));
        Assert.IsTrue(docs.Contains($"has {FullTableBytes:N0} bytes more for players", StringComparison.Ordinal), $"docs/budgets.md does not say {FullTableBytes:N0}");
    }

    [TestMethod]
    public void Nothing_is_kept_of_the_opening()
    {
        Module[] modules = BoxImage.Build(null);
        Box box = Start(modules, BoxSize.Small());
        try
        {
            HeapGraph with = new HeapGraph().Add(box);
            foreach (Module module in modules) with.Add(module);
            HeapGraph without = new HeapGraph().Add(box);
            Assert.IsTrue(with.Total > without.Total, "a module or what only it holds is still reached from the box");
        }
        finally
        {
            box.Stop();
        }
    }

    private static string Repository()
    {
        string folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder, "nf.proj.sln"))) folder = System.IO.Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static HeapGraph GraphOf(Module[] modules, BoxSize size) => GraphOf(modules, size, new FaultyFileSystem());

    private static HeapGraph GraphOf(Module[] modules, BoxSize size, FaultyFileSystem files)
    {
        Box box = Start(modules, size, files);
        try
        {
            return new HeapGraph(typeof(FaultyFileSystem), typeof(FakeClock), typeof(SystemRandom)).Add(box);
        }
        finally
        {
            box.Stop();
        }
    }

    private static Box Start(Module[] modules, BoxSize size) => Start(modules, size, new FaultyFileSystem());

    private static Box Start(Module[] modules, BoxSize size, FaultyFileSystem files)
    {
        FakeClock clock = new();
        Platform platform = new()
        {
            Clock = clock,
            Random = new SystemRandom(),
            Files = files,
            Waiter = new PollingWaiter(null),
            Interfaces = new NoInterfaces(),
        };
        BoxSettings settings = new() { Bind = Loopback, OwnAddress = Loopback, AnyPorts = true };
        Box box = new(settings, size, platform, new EventLog(size.EventLines, null), modules);
        Assert.AreEqual(StorageResult.Ok, box.OpenStorage());
        box.Open();
        return box;
    }

    // A folder of the firmware; the module's type is PocketSpy.Room.RoomModule.
    private static string RoomOf(Module module) => module.GetType().Namespace!.Split('.')[1];

    private static string Judge(string name, int bytes, int budget)
    {
        if (bytes > budget) return $"{name} takes {bytes} bytes, {bytes - budget} more than its budget of {budget}";
        return bytes * 10 < budget * 9 ? $"{name} takes {bytes} bytes only: lower its budget of {budget}" : null;
    }

    private sealed class NoInterfaces : IInterfaces
    {
        public int Read(uint[] addresses, uint[] masks)
        {
            addresses[0] = Loopback;
            masks[0] = 0xFF000000;
            return 1;
        }
    }
}
