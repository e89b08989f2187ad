using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Matchmaking.Tests.Host;

/// <summary>The lobby's tables behave as plain dictionaries do, whatever happens in whatever order.</summary>
[TestClass]
public class LobbyPropertyTests
{
    // Numbers that meet in one place of a small index: the same hash bits, up to those that the index looks at.
    private static readonly int[] Crowd = [.. Enumerable.Range(0, 5_000_000).Where(number => ((uint)number * 2654435761u >> 8 & 15) == 15).Take(12)];

    [TestMethod]
    public void Rows_are_found_as_long_as_they_are_in_the_index()
    {
        Holds(steps =>
        {
            int[] column = new int[8];
            IntIndex index = new(column);
            SortedDictionary<int, int> model = [];
            foreach (int step in steps)
            {
                int row = step & 7;
                if (model.Remove(row))
                {
                    index.Remove(row);
                }
                else
                {
                    column[row] = Number(step >> 3);
                    model[row] = column[row];
                    index.Add(row);
                }
                foreach (int number in Crowd.Concat([0, 1, 2, -1])) Assert.AreEqual(Rows(model, number), Rows(index, number));
            }
        });
    }

    [TestMethod]
    public void Hosts_are_found_by_their_end_point_whatever_came_and_went()
    {
        Holds(steps =>
        {
            GameTable games = new(2, new OwnGameKeys([], 0));
            HostTable hosts = new(6, 10_000, games);
            int game = games.Claim(Raw.Bytes("gmtest"), 0, 6);
            List<Known> model = [];
            long now = 0;
            foreach (int step in steps)
            {
                now++;
                // Several ports of a few addresses, and a few instance keys.
                long endPoint = EndPoints.Of(0xC0A80400 + (uint)(step >> 2 & 1), 1_000 + (step >> 3 & 3));
                uint key = (uint)(step >> 5 & 1);
                int row = hosts.Find(endPoint, key);
                Known known = model.Find(host => host.EndPoint == endPoint && host.Key == key);
                Assert.AreEqual(known is null, row < 0);
                switch (step & 3)
                {
                    case 0 or 1 when known is null:
                        Assert.AreEqual(Add(model, new Known(endPoint, key, now)), hosts.Add(endPoint, key, game, 0, now) >= 0);
                        break;
                    case 2 when known is not null && !model.Exists(host => host.EndPoint == endPoint && host.Listed):
                        known.Listed = true;
                        hosts.List(row, HostState.Listed);
                        break;
                    case 3 when known is not null:
                        model.Remove(known);
                        hosts.Remove(row);
                        break;
                }
                AssertSame(model, hosts);
                Assert.AreEqual(model.Count, games.HoldersOf(game));
            }
        });
    }

    [TestMethod]
    public void Keys_are_paid_for_as_long_as_they_are_there()
    {
        byte[] block = new byte[600];
        for (int i = 0; i < block.Length; i++) block[i] = (byte)(i % 3 == 0 ? 'a' + i % 7 : 0);
        Holds(steps =>
        {
            GameTable games = new(2, new OwnGameKeys([], 0));
            HostTable hosts = new(4, 2_000, games);
            int game = games.Claim(Raw.Bytes("gmtest"), 0, 6);
            foreach (int step in steps)
            {
                int row = hosts.Find(step & 3);
                int count = (int)((uint)step >> 2) % block.Length;
                if (row < 0) hosts.Add(step & 3, 1, game, 0, 0);
                else if ((step & 0x400000) != 0) hosts.Remove(row);
                else if (hosts.TrySetKeys(row, block, 0, count, out _)) Assert.AreEqual(Math.Min(count, hosts.KeyBytesOf(row)), hosts.KeyBytesOf(row));
                int bytes = 0;
                for (int i = 0; i < 4; i++) bytes += hosts.DataOf(i)?.Length ?? 0;
                Assert.IsTrue(bytes <= hosts.Bytes && hosts.Bytes <= 2_000);
            }
            for (int row = 0; row < hosts.Capacity; row++)
            {
                if (hosts.StateOf(row) != HostState.None) hosts.Remove(row);
            }
            Assert.AreEqual(0, hosts.Bytes);
            Assert.AreEqual(0, hosts.Count);
        });
    }

    private static int Number(int step)
    {
        int choice = step & 15;
        return choice < Crowd.Length ? Crowd[choice] : choice == 15 ? -1 : choice - Crowd.Length;
    }

    private static string Rows(SortedDictionary<int, int> model, int number) =>
        string.Join(' ', model.Where(pair => pair.Value == number).Select(pair => pair.Key));

    private static string Rows(IntIndex index, int number)
    {
        List<int> rows = [];
        for (int place = index.First(number); place >= 0; place = index.Next(place, number)) rows.Add(index.RowAt(place));
        rows.Sort();
        return string.Join(' ', rows);
    }

    // One that waits at the same end point goes; when the table is full, the one that waits longest.
    private static bool Add(List<Known> model, Known host)
    {
        model.RemoveAll(other => other.EndPoint == host.EndPoint && !other.Listed);
        if (model.Count == 6)
        {
            Known oldest = model.Where(other => !other.Listed).MinBy(other => other.Since);
            if (oldest is null) return false;
            model.Remove(oldest);
        }
        model.Add(host);
        return true;
    }

    private static void AssertSame(List<Known> model, HostTable hosts)
    {
        Assert.AreEqual(model.Count, hosts.Count);
        foreach (Known host in model)
        {
            int row = hosts.Find(host.EndPoint, host.Key);
            Assert.IsTrue(row >= 0 && hosts.EndPointOf(row) == host.EndPoint && hosts.InstanceKeyOf(row) == host.Key);
            Assert.AreEqual(host.Listed, hosts.IsListed(row));
            int found = hosts.Find(host.EndPoint);
            Assert.IsTrue(found == row || hosts.IsListed(found));
        }
        for (uint address = 0; address < 2; address++)
        {
            for (int port = 1_000; port < 1_004; port++)
            {
                long endPoint = EndPoints.Of(0xC0A80400 + address, port);
                Assert.AreEqual(model.Exists(host => host.EndPoint == endPoint), hosts.Find(endPoint) >= 0);
            }
        }
    }

    private static void Holds(Action<int[]> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(300).WithQuietOnSuccess(true),
        Prop.ForAll(ArbMap.Default.ArbFor<uint>().Generator.Select(number => (int)(number * 2654435761u >> 8)).ArrayOf().ToArbitrary(), property));

    private sealed class Known(long endPoint, uint key, long since)
    {
        internal long EndPoint { get; } = endPoint;

        internal uint Key { get; } = key;

        internal long Since { get; } = since;

        internal bool Listed { get; set; }
    }
}
