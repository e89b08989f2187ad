using System;
using System.Text;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Web.Backup;
using PocketSpy.Web.Owner;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>A box that starts on these files, puts in what waits there, and offers backup and restore. The owner has held the button.</summary>
internal sealed class BackupRig
{
    internal const int Drive = 1 << 20;
    internal const string Pin = "4711";

    internal static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    internal BackupRig()
        : this(new FaultyFileSystem(), BoxSize.Small(), Drive)
    {
    }

    internal BackupRig(FaultyFileSystem files)
        : this(files, BoxSize.Small(), Drive)
    {
    }

    internal BackupRig(FaultyFileSystem files, BoxSize size, int drive)
    {
        Files = files;
        size.DriveBytes = drive;
        size.EventLines = 64;
        World = new World(files, 7, size, OtherNames.Refuse);
        World.Tools.Restart = Restart;
        if (Started == StorageResult.Ok) Gate.Open();
    }

    internal FaultyFileSystem Files { get; }

    internal EventLog Log => World.Events;

    internal StorageResult Started => World.Started;

    internal OwnerStore Owner => World.Tools.Owner;

    internal OwnerGate Gate => (OwnerGate)World.Gate;

    internal World World { get; }

    internal FakeRestart Restart { get; } = new();

    internal PlayerStore Store => World.Store;

    /// <summary>What a box does with its files before it opens them.</summary>
    internal static StorageResult Start(FaultyFileSystem files, BoxSize size, int drive, EventLog log)
    {
        size.DriveBytes = drive;
        ServiceTools tools = new() { Owner = new OwnerStore(files, log), Events = log, Random = new FakeRandom(files.Changes + 3), Files = files };
        tools.Owner.Load();
        return new ModuleList().Keep(new Keeper(files, log, size), tools, size);
    }

    /// <summary>Takes a backup. Gives the file.</summary>
    internal string Take()
    {
        string answer = Get(BackupHandler.BackupPath, "0");
        if (!answer.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal)) throw new InvalidOperationException(answer);
        return answer.Substring(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
    }

    internal string Get(string path, string pin)
    {
        Link link = new(World.Http, Client);
        link.Write("GET " + path + " HTTP/1.1\r\nHost: 192.168.4.1\r\nX-Pin: " + pin + "\r\n\r\n");
        while (!link.IsEnded) World.Pass(100);
        string answer = link.Take();
        link.HangUp();
        return answer;
    }

    /// <summary>Sends a backup, in pieces as a small box reads them. Gives the whole answer.</summary>
    internal string Send(string file) => Send(Raw.Bytes(file));

    internal string Send(byte[] file)
    {
        Link link = Begin(file.Length);
        for (int at = 0; at < file.Length; at += 1_408) link.Write(file, at, file.Length - at < 1_408 ? file.Length - at : 1_408);
        string answer = link.Take();
        link.HangUp();
        return answer;
    }

    /// <summary>The head of a restore.</summary>
    internal Link Begin(int length)
    {
        Link link = new(World.Http, Client);
        link.Write(Head(length));
        return link;
    }

    internal static string Head(int length) => "POST /api/restore HTTP/1.1\r\nHost: 192.168.4.1\r\nX-Pin: " + Pin + "\r\nContent-Length: " + length + "\r\n\r\n";

    /// <summary>The box starts anew on what the drive holds.</summary>
    internal BackupRig StartAgain() => new(Files);

    internal string Lines()
    {
        StringBuilder all = new();
        for (int i = 0; i < Log.Count; i++) all.AppendLine(Log[i]);
        return all.ToString();
    }
}
