using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Tests;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;

namespace PocketSpy.Repository.Tests.Docs;

/// <summary>What docs/records.md has to say: the tables, and the bytes of a log with one record.</summary>
internal static class RecordsPage
{
    public const string Page = "docs/records.md";

    private const int Wii = 1;
    private const int RowBytes = 16;
    private const int HeadBytes = 32;
    private const int FrameBytes = 12;
    private const int AccountBytes = 7;
    private const int SaltBytes = 4;
    private const int DigestBytes = ConsoleIdentity.DigestBytes;

    public static IReadOnlyList<string> Tables()
    {
        List<string> lines = [$"| table | longest record | most records: {Sizes.Heads} | bytes of its file: {Sizes.Heads} | module |", "|---|---|---|---|---|---|---|---|---|"];
        IReadOnlyList<ModuleFacts>[] boxes = [.. Sizes.All.Select(ModuleFacts.Of)];
        foreach (ModuleFacts facts in boxes[0])
        {
            foreach (KeptTable table in facts.Tables)
            {
                KeptTable[] all = [.. boxes.Select(box => box.SelectMany(other => other.Tables).Single(other => other.Name == table.Name))];
                string bytes = string.Join(" / ", all.Select(one => Sizes.Text(one.RecordBytes)).Distinct());
                lines.Add($"| {table.Name} | {bytes} | {string.Join(" | ", all.Select(one => Sizes.Text(one.Rows)))} | {string.Join(" | ", all.Select(one => Sizes.Text(one.FileBytes)))} | {facts.Name} |");
            }
        }
        return lines;
    }

    /// <summary>accounts.log with one Wii, in hexadecimal digits: the two blocks of the head, then the parts of the record.</summary>
    public static IReadOnlyList<string> Example()
    {
        FaultyFileSystem files = new();
        BoxSize size = BoxSize.Small();
        EventLog events = new(size.EventLines, null);
        Keeper keeper = new(files, events, size);
        AccountTable accounts = new(keeper, NintendoSize.For(size), new FakeRandom(1));
        ConsoleIdentity console = new();
        console.Set(ConsoleIdentity.Mac, "0017ab123456"u8.ToArray(), 12);
        if (keeper.Open() != StorageResult.Ok || accounts.Load() != StorageResult.Ok) throw new InvalidOperationException("no table");
        if (accounts.Issue(Wii, console, out _) != StorageResult.Ok) throw new InvalidOperationException("no account");
        byte[] bytes = files["accounts.log"];
        int data = HeadBytes + FrameBytes;
        int crc = bytes.Length - 4;
        return
        [
            "```",
            Row(bytes, 0, RowBytes, "head"),
            Row(bytes, RowBytes, HeadBytes, "head, again"),
            Row(bytes, HeadBytes, data, "mark, P, length, key"),
            Row(bytes, data, data + AccountBytes, "version, unit code, flags, number of issue"),
            Row(bytes, data + AccountBytes, data + AccountBytes + SaltBytes, "salt"),
            Row(bytes, data + AccountBytes + SaltBytes, data + AccountBytes + SaltBytes + DigestBytes, "digest of the MAC address"),
            Row(bytes, data + AccountBytes + SaltBytes + DigestBytes, crc, "no serial number, no friend code"),
            Row(bytes, crc, bytes.Length, "CRC"),
            "```",
        ];
    }

    private static string Row(byte[] bytes, int from, int to, string what)
    {
        string digits = string.Join(' ', bytes[from..to].Select(one => one.ToString("X2", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{from,4}  {digits,-47}  {what}");
    }
}
