using System;
using System.IO;
using System.Net;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using PocketSpy.App;
using PocketSpy.App.Images;
using PocketSpy.Box.Host;
using PocketSpy.Box.Simulate;
using PocketSpy.Core;
using PocketSpy.Net;
using PocketSpy.Storage;

namespace PocketSpy.Benchmarks;

/// <summary>
/// New players of PC titles who make an account and sign in, over real sockets, on the disk below this program: with a flush before each answer, as
/// <c>box run</c> does, and without one. Those at once share flushes.
/// </summary>
public class SignInBenchmarks
{
    private const int Players = 256;
    private const uint Loopback = 0x7F000001;

    private App.Box _box;
    private string _folder;
    private int _port;
    private int _number;

    /// <summary>Players who come at the same time.</summary>
    [Params(1, 16)]
    public int AtOnce { get; set; }

    [IterationSetup(Target = nameof(Without_flush))]
    public void PrepareWithout() => Start(new DiskFileSystem(NewFolder()));

    [IterationSetup(Target = nameof(With_flush))]
    public void PrepareWith() => Start(new SyncedFileSystem(NewFolder()));

    [IterationCleanup]
    public void End()
    {
        _box.Stop();
        Directory.Delete(_folder, true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Players)]
    public void Without_flush() => SignIn();

    [Benchmark(OperationsPerInvoke = Players)]
    public void With_flush() => SignIn();

    private void SignIn()
    {
        int first = _number;
        _number += Players;
        Parallel.For(0, AtOnce, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, row =>
        {
            for (int i = row; i < Players; i += AtOnce)
            {
                SimulatedPc pc = new(first + i, "pc");
                using PresenceClient link = PresenceClient.Connect(IPAddress.Loopback, _port);
                if (link.NewUser(pc) <= 0) throw new InvalidOperationException("There is such a player.");
                link.Login(pc.ByUniqueNick());
            }
        });
    }

    private string NewFolder()
    {
        _folder = Path.Combine(AppContext.BaseDirectory, "sign-ins");
        if (Directory.Exists(_folder)) Directory.Delete(_folder, true);
        return _folder;
    }

    private void Start(IFileSystem files)
    {
        BoxSize size = BoxSize.ForPc(256);
        Platform platform = new() { Clock = new SystemClock(), Random = new HostRandom(), Files = files, Waiter = new SelectWaiter(), Interfaces = new HostInterfaces() };
        BoxSettings settings = new() { Bind = Loopback, Address = Loopback, AnyPorts = true };
        _box = new App.Box(settings, size, platform, new EventLog(size.EventLines, null), BoxImage.Build(null));
        if (_box.OpenStorage() != StorageResult.Ok) throw new InvalidOperationException("The tables did not open.");
        _box.Start();
        for (int i = 0; i < _box.ListenerCount; i++)
        {
            if (_box.ListenerAt(i).Name.Contains("friends", StringComparison.Ordinal)) _port = _box.ListenerAt(i).Port;
        }
    }
}
