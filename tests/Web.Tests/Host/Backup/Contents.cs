using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Wire.Text;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>Fills boxes, and tells what is in one.</summary>
internal static class Contents
{
    /// <summary>A few of everything, the same each time, for a seed.</summary>
    internal static void Fill(World world, FaultyFileSystem files, int seed, int most)
    {
        PlayerStore store = world.Store;
        Random random = new(seed);
        List<int> profiles = [];
        for (int i = random.Next(most + 1); i > 0; i--) AddAccount(world.Accounts, random);
        for (int i = random.Next(most + 1); i > 0; i--)
        {
            byte[] email = Encoding.UTF8.GetBytes($"p{i}@mail.example");
            store.Users.Add(store.Users.DrawId(), email, 0, email.Length, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Bytes(random, 16))));
        }
        for (int i = random.Next(most + 1); i > 0; i--) profiles.Add(AddProfile(store, random));
        foreach (int profile in profiles)
        {
            FriendList list = new(store.Friends.Capacity);
            for (int i = random.Next(most + 1); i > 0; i--) list.Set(random.Next(1, int.MaxValue), 1 + random.Next(7));
            store.Friends.Save(profile, list);
            for (int i = random.Next(3); i > 0; i--)
            {
                byte[] text = Text(random, MessageTable.TextBytes);
                store.Messages.Add(profile, random.Next(300), random.Next(), (uint)random.Next(), text, 0, text.Length);
            }
        }
        string[] names = ["domains.txt", "badwords.txt", "availability.txt", "games.txt", "groups.txt"];
        foreach (string name in names)
        {
            if (random.Next(3) > 0) files[name] = random.Next(2) == 0 ? Lines(random) : Bytes(random, random.Next(3_000));
        }
    }

    private static void AddAccount(AccountTable accounts, Random random)
    {
        ConsoleIdentity console = new();
        for (int sign = 0; sign < ConsoleIdentity.Signs; sign++) console.Set(sign, Bytes(random, 16), random.Next(17));
        accounts.Issue(random.Next(2), console, out long id);
        if (random.Next(2) == 0) accounts.Claim(id, 0, console);
        if (random.Next(4) == 0) accounts.SetBanned(id, 0, true);
    }

    /// <summary>All records of all tables and the owner's files, byte by byte.</summary>
    internal static string Of(Keeper keeper, FaultyFileSystem files)
    {
        StringBuilder all = new();
        byte[] record = new byte[ushort.MaxValue];
        for (int table = 0; table < keeper.TableCount; table++)
        {
            RecordLog log = keeper.LogAt(table);
            for (int i = 0; i < log.Count; i++)
            {
                log.TryRead(log.KeyAt(i), record, 0, out int count);
                all.AppendLine($"{table} {log.KeyAt(i)} {Hex(record[..count])}");
            }
        }
        foreach (string name in files.List())
        {
            if (name.EndsWith(".txt", StringComparison.Ordinal)) all.AppendLine(name + " " + Hex(files[name]));
        }
        string[] lines = all.ToString().Split('\n');
        Array.Sort(lines, StringComparer.Ordinal);
        return string.Join('\n', lines);
    }

    private static string Hex(byte[] bytes) =>
        bytes.Length <= 100 ? Convert.ToHexString(bytes) : Convert.ToHexString(bytes, 0, 60) + "... " + Convert.ToHexString(SHA256.HashData(bytes));

    private static int AddProfile(PlayerStore store, Random random)
    {
        int id = store.Profiles.DrawId();
        KvWriter fields = store.Profiles.Begin(id, 0);
        fields.Pair(ProfileFields.UserId, random.Next());
        fields.Pair(ProfileFields.Unit, random.Next(3));
        byte[] text;
        if (random.Next(2) == 0) fields.Pair(ProfileFields.Gsbrcd, "RMCJ0123456");
        string[] names = [ProfileFields.Nick, ProfileFields.Email, ProfileFields.FirstName, "zipcode", "i1", "homepage"];
        foreach (string name in names)
        {
            if (random.Next(2) == 0) continue;
            text = Text(random, 40);
            fields.Pair(name, text, 0, text.Length);
        }
        fields.Pair("birthday", random.Next(2) == 0 ? "01021980" : "1021980");
        for (int i = random.Next(3); i > 0; i--)
        {
            text = Text(random, 20);
            fields.Pair(ProfileFields.UniqueNick, text, 0, text.Length);
            fields.Pair(ProfileFields.NamespaceId, random.Next(100));
        }
        return store.Profiles.Add(id) == StorageResult.Ok ? id : throw new InvalidOperationException("no room");
    }

    private static byte[] Text(Random random, int most)
    {
        string[] kinds = ["", "Mario", "\"<script>\"", "ÄÖÜ マリオ 🍄", "tab\there", "<<<<<<<<<<", "007", "42"];
        int kind = random.Next(kinds.Length + 1);
        return kind == kinds.Length ? Bytes(random, random.Next(most)) : Encoding.UTF8.GetBytes(kinds[kind]);
    }

    private static byte[] Lines(Random random)
    {
        StringBuilder all = new();
        for (int i = random.Next(30); i > 0; i--) all.Append(new string('x', random.Next(4) == 0 ? random.Next(900) : random.Next(30))).Append(random.Next(4) == 0 ? "\r\n" : "\n");
        if (random.Next(2) == 0) all.Append("no end");
        return Encoding.UTF8.GetBytes(all.ToString());
    }

    // Without what no record holds: a backslash and a NUL.
    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)random.Next(1, 256);
            if (bytes[i] == '\\') bytes[i] = (byte)'/';
        }
        return bytes;
    }
}
