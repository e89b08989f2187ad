using System;
using System.Globalization;
using System.Text;
using PocketSpy.Core;
using PocketSpy.Nintendo;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Presence;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tests.Host;

/// <summary>Fills the tables of a box that stands still: as many consoles, users, lists and messages as it has room for.</summary>
internal sealed class FullTables : IStorageEvents, IRandom
{
    private readonly Random _random = new(4);

    private FullTables()
    {
    }

    /// <summary>How many records each table has now, in the order of the ranks.</summary>
    public int[] Counts { get; private set; }

    /// <summary>Fills them; what is there stays.</summary>
    public static FullTables Fill(IFileSystem files, BoxSize size)
    {
        FullTables full = new();
        Keeper keeper = new(files, full, size);
        PresenceSize own = PresenceSize.For(size);
        PlayerStore store = new(keeper, own, full);
        AccountTable accounts = new(keeper, NintendoSize.For(size), full);
        if (keeper.Open() != StorageResult.Ok) throw new InvalidOperationException("the tables did not open");
        store.Load();
        accounts.Load();
        full.AddAccounts(accounts);
        full.AddUsers(store, own);
        full.AddProfiles(store, own);
        full.AddMessages(store, own);
        full.Counts = new int[keeper.TableCount];
        for (int i = 0; i < keeper.TableCount; i++) full.Counts[i] = keeper.LogAt(i).Count;
        if (files.HasUncommitted) files.Commit();
        return full;
    }

    public void Log(string line)
    {
    }

    public void Fill(byte[] buffer, int offset, int count) => _random.NextBytes(buffer.AsSpan(offset, count));

    private void AddAccounts(AccountTable accounts)
    {
        ConsoleIdentity console = new();
        string[] signs = ["0017ab123456", "LU123456789", "1234567890123456"];
        for (int i = 0; i < signs.Length; i++) console.Set(i, Encoding.ASCII.GetBytes(signs[i]), signs[i].Length);
        while (accounts.Count < accounts.Capacity)
        {
            Need(accounts.Issue(1, console, out long id));
            // Those that nobody logged in with would give way.
            Need(accounts.Claim(id, 1, console));
        }
    }

    private void AddUsers(PlayerStore store, PresenceSize size)
    {
        byte[] hash = Encoding.ASCII.GetBytes("5ebe2294ecd0e0f08eab7690d2a6ee69");
        while (store.Users.Count < size.Users)
        {
            byte[] email = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"somebody{store.Users.Count}@mail.example"));
            if (store.Users.Add(store.Users.DrawId(), email, 0, email.Length, hash) != StorageResult.Ok) return;
        }
    }

    private void AddProfiles(PlayerStore store, PresenceSize size)
    {
        while (store.Profiles.Count < size.Profiles)
        {
            int id = store.Profiles.DrawId();
            string nick = string.Create(CultureInfo.InvariantCulture, $"1d5bvul{store.Profiles.Count:D4}RMCJ0a1b2c3");
            KvWriter fields = store.Profiles.Begin(id, 0);
            fields.Pair(ProfileFields.UserId, 5_534_023_222_112 + store.Profiles.Count);
            fields.Pair(ProfileFields.Unit, 1);
            fields.Pair(ProfileFields.Gsbrcd, "RMCJ0a1b2c3");
            fields.Pair(ProfileFields.Nick, nick);
            fields.Pair(ProfileFields.UniqueNick, nick);
            fields.Pair(ProfileFields.NamespaceId, ProfileFields.NintendoNamespace);
            fields.Pair(ProfileFields.Email, nick + "@nds");
            fields.Pair(ProfileFields.PartnerId, ProfileFields.NintendoPartner);
            fields.Pair(ProfileFields.LastName, "Wii:1234567890123456@RMCJ");
            Need(store.Profiles.Add(id));
            FriendList list = new(store.Friends.Capacity);
            for (int i = 1; i <= 8; i++) list.Set(id - i, FriendList.Buddy);
            // The file of lists may end before their number does.
            store.Friends.Save(id, list);
        }
    }

    private void AddMessages(PlayerStore store, PresenceSize size)
    {
        byte[] text = Encoding.ASCII.GetBytes(new string('m', 100));
        for (int i = 0; i < size.Messages; i++)
        {
            // To those who were added here and sign in no more.
            int receiver = store.Profiles.IdAt(store.Profiles.Rows - 1 - i / 4);
            if (store.Messages.Add(receiver, 1, 7 + i, 5, text, 0, text.Length) != StorageResult.Ok) return;
        }
    }

    private static void Need(StorageResult result)
    {
        if (result != StorageResult.Ok) throw new InvalidOperationException(result.ToString());
    }
}
