using System;
using System.Text;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Web.Backup;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>A box of nothing but tables and files that a test's own modules keep, with backup and restore. It starts as any box does.</summary>
internal sealed class ModuleBox
{
    internal const int RecordBytes = 700;

    private readonly FakeClock _clock = new();
    private readonly EventLog _log = new(16, null);
    private readonly HttpService _http;
    private readonly RecordLog[] _tables;

    /// <param name="files">What it finds.</param>
    /// <param name="ranks">Of its tables.</param>
    /// <param name="names">Of its tables.</param>
    /// <param name="file">The owner's file that a module registers; null for none.</param>
    internal ModuleBox(FaultyFileSystem files, int[] ranks, string[] names, string file)
    {
        Files = files;
        BoxSize size = BoxSize.Small();
        ServiceTools tools = new()
        {
            Clock = _clock,
            Random = new FakeRandom(files.Changes + 5),
            Events = _log,
            Clients = new ClientNames(4),
            Addresses = new FakeLocalAddress(),
            Files = files,
            Owner = new OwnerStore(files, _log),
            Reply = new byte[size.ReplyBytes],
        };
        tools.Owner.Load();
        Keeper keeper = new(files, _log, size);
        _tables = new RecordLog[names.Length];
        for (int i = 0; i < names.Length; i++) _tables[i] = keeper.Table(ranks[i], new MailForm(names[i]), 20, RecordBytes, 16_384);
        if (file is not null) keeper.OwnersFile(file, 1_024);
        Started = new Restorer(keeper, tools, BackupRig.Drive).Run();
        keeper.Open();
        OwnerGate gate = new(tools);
        gate.Open();
        BackupHandler handler = new(keeper, tools, gate, BackupRig.Drive);
        HttpRoute[] routes = [new(null, BackupHandler.BackupPath, handler), new(null, BackupHandler.RestorePath, handler)];
        _http = new HttpService(routes, tools, 4, 4_096);
    }

    internal FaultyFileSystem Files { get; }

    internal StorageResult Started { get; }

    internal RecordLog this[int table] => _tables[table];

    internal void Put(int table, long key, string text) => Put(table, key, MailForm.Version, text);

    internal void Put(int table, long key, byte version, string text)
    {
        byte[] record = Raw.Bytes((char)version + text);
        if (_tables[table].Put(key, record, 0, record.Length) != StorageResult.Ok) throw new InvalidOperationException("no room");
    }

    /// <summary>The text of a record, null when there is none.</summary>
    internal string TextOf(int table, long key)
    {
        byte[] record = new byte[RecordBytes];
        return _tables[table].TryRead(key, record, 0, out int count) ? Raw.Text(record, 1, count - 1) : null;
    }

    internal string Take()
    {
        string answer = Ask("GET /api/backup HTTP/1.1\r\nX-Pin: 0\r\n\r\n");
        return answer.Substring(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
    }

    /// <summary>Sends a backup. Gives the whole answer.</summary>
    internal string Send(string backup) => Ask(BackupRig.Head(backup.Length) + backup);

    internal string Lines()
    {
        StringBuilder all = new();
        for (int i = _log.Count - 1; i >= 0; i--) all.Append(_log[i]).Append('\n');
        return all.ToString();
    }

    private string Ask(string request)
    {
        Link link = new(_http, BackupRig.Client);
        link.Write(request);
        for (int i = 0; i < 1_000 && !link.IsEnded; i++)
        {
            _clock.Pass(100);
            _http.Tick(_clock.Milliseconds);
        }
        string answer = link.Take();
        link.HangUp();
        return answer;
    }
}
