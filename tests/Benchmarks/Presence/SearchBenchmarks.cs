using System;
using System.IO;
using System.Text;
using BenchmarkDotNet.Attributes;
using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Gpsp;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire.Text;

namespace PocketSpy.Benchmarks.Presence;

/// <summary>A search among 5,120 profiles on a real disk: whole, and the longest piece of it that others wait for.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private const int Profiles = 5_120;

    private static readonly byte[] ByLastName = Encoding.ASCII.GetBytes("\\search\\\\lastname\\nobody\\final\\");
    private static readonly byte[] ByNick = Encoding.ASCII.GetBytes("\\search\\\\nick\\nobody\\final\\");

    private readonly Outbox _outbox = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pocketspy-").FullName;
    private IStreamSession _session;

    [GlobalSetup]
    public void Prepare()
    {
        World world = new();
        BoxSize size = BoxSize.ForPc(4_000);
        EventLog events = new(16, null);
        Keeper keeper = new(new DiskFileSystem(_folder), events, size);
        PlayerStore store = new(keeper, PresenceSize.For(size), world);
        AccountTable accounts = new(keeper, NintendoSize.For(size), world);
        if (keeper.Open() != StorageResult.Ok) throw new InvalidOperationException("The folder cannot be used.");
        store.Load();
        if (store.Profiles.Capacity < Profiles) throw new InvalidOperationException("The table is too small.");
        for (int i = 0; i < Profiles; i++)
        {
            int id = store.Profiles.DrawId();
            KvWriter profile = store.Profiles.Begin(id, 0);
            profile.Pair("nick", "player" + i);
            profile.Pair("email", "player" + i + "@mail.example");
            profile.Pair("firstname", "Mario");
            profile.Pair("lastname", "player" + i);
            if (store.Profiles.Add(id) != StorageResult.Ok) throw new InvalidOperationException("A profile was not kept.");
        }
        ServiceTools tools = new() { Clock = world, Random = world, Events = events, Clients = new ClientNames(16), Reply = new byte[size.ReplyBytes] };
        GpcmContext context = new(store, accounts, new NasToken(new byte[32]), tools, 16);
        GpspService service = new(context, new Registrar(context), 16, tools.Reply) { ReadsAtOnce = PresenceSize.For(size).SearchReads };
        _session = service.Accept(EndPoints.Of(0x0A000001, 1), _outbox);
    }

    [GlobalCleanup]
    public void End() => Directory.Delete(_folder, true);

    /// <summary>Goes through all profiles.</summary>
    [Benchmark(Baseline = true)]
    public int By_last_name()
    {
        int pieces = 1;
        for (Piece(ByLastName, ByLastName.Length); _outbox.IsBusy; pieces++) Piece(ByLastName, 0);
        return pieces;
    }

    /// <summary>What all others wait for, at most: one of the pieces of the search above.</summary>
    [Benchmark]
    public void One_piece_of_it()
    {
        if (_outbox.IsBusy) Piece(ByLastName, 0);
        else Piece(ByLastName, ByLastName.Length);
    }

    /// <summary>Reads hardly any profile.</summary>
    [Benchmark]
    public void By_nick()
    {
        for (Piece(ByNick, ByNick.Length); _outbox.IsBusy;) Piece(ByNick, 0);
    }

    private void Piece(byte[] request, int count)
    {
        _outbox.IsBusy = false;
        _session.Receive(request, count);
    }
}
