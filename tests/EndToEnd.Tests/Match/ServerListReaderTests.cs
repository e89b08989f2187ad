using System;
using System.Linq;
using System.Net;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate.Match;

namespace PocketSpy.EndToEnd.Tests.Match;

/// <summary>How the simulated game reads a server list, and what it does not put up with.</summary>
[TestClass]
public class ServerListReaderTests
{
    private static readonly byte[] Challenge = "aB_3zQ+)"u8.ToArray();

    [DataRow(1)]
    [DataRow(7)]
    [DataRow(4_096)]
    [TestMethod]
    public void A_list_is_read_in_pieces_of_any_size(int piece)
    {
        ServerListReader reader = Read(piece, ListBytes.Head + "02 00'hostname'00 01'numplayers'00 01'dm'00"
            + "7e 51460001 1e61 c0a80105 1f90 08080808 ff'First'00 05"
            + "44 52460001 00 02" + ListBytes.End);
        Assert.AreEqual(IPAddress.Parse("203.0.113.7"), reader.PublicAddress);
        Assert.AreEqual(0x80, reader.BackendFlags);
        Assert.AreEqual("81.70.0.1:7777 82.70.0.1:6500", string.Join(' ', reader.Servers.Select(server => server.Public)));
        ListedServer first = reader.Servers[0];
        Assert.AreEqual("192.168.1.5:8080", $"{first.Private}");
        Assert.IsTrue(first.Negotiates && first.HasKeys && !first.TakesQueries && !first.HasRules);
        first.Check("hostname", "First");
        first.Check("numplayers", "5");
        reader.Servers[1].Check("hostname", "dm");
        Assert.IsNull(reader.Servers[1].Private);
        Assert.IsTrue(reader.IsComplete);
    }

    [TestMethod]
    public void Messages_behind_the_list_are_cut_by_their_length()
    {
        ServerListReader reader = Read(5, ListBytes.Head + ListBytes.Fields + ListBytes.End + "0009 04 51460001 1e61 0004 03 99 0005 03");
        Assert.AreEqual("04514600011E61", Convert.ToHexString(reader.NextMessage()));
        Assert.AreEqual("0399", Convert.ToHexString(reader.NextMessage()));
        Assert.IsNull(reader.NextMessage(), "the last one is not whole");
    }

    [TestMethod]
    public void Without_a_list_nothing_but_the_head_comes()
    {
        ServerListReader reader = Read(3, ListBytes.Head, ServerListRequest.NoList);
        Assert.IsTrue(reader.IsComplete);
        Assert.IsNull(reader.NextMessage());
    }

    [DataRow("00000000 ffff'no such game'00", "refused: no such game")]
    [DataRow(ListBytes.Head + "01 00'hostname'00 00", "leaves out the field numplayers")]
    [DataRow(ListBytes.Head + "02 00'hostname'00 03'numplayers'00 00", "a field has the type 3")]
    [DataRow(ListBytes.Head + ListBytes.Fields + "40 51460001 00 05", "popular value 0, and there are 0")]
    [DataRow(ListBytes.Head + ListBytes.Fields + "02 51460001 7f000001", "127.0.0.1 is given as a private address")]
    [DataRow(ListBytes.Head + ListBytes.Fields + "02 51460001 ac200001", "172.32.0.1 is given as a private address")]
    [DataRow(ListBytes.Head + ListBytes.Fields + "01 ffffffff", "the list ends with the flags 01")]
    [DataRow(ListBytes.Head + ListBytes.Fields + ListBytes.End + "0002 03", "has the length 2")]
    [DataRow(ListBytes.Head + ListBytes.Fields + ListBytes.End + "1001 03", "has the length 4097")]
    [TestMethod]
    public void What_breaks_a_game_is_an_error(string plain, string told) => Expect.Refused(told, () => Read(4_096, plain).NextMessage());

    [TestMethod]
    public void The_header_needs_room_for_the_flags_of_the_game() =>
        Expect.Refused("begins with 1 header bytes", () => Feed(New(0), ListBytes.Encipher(ListBytes.Head, Challenge, MatchTitle.Test, 0), 100));

    [TestMethod]
    public void A_record_that_does_not_fit_into_4096_bytes_is_an_error()
    {
        string name = new('x', 4_090);
        Expect.Refused("longer than the 4096 bytes", () => Read(1_000, $"{ListBytes.Head} {ListBytes.Fields} 40 51460001 ff'{name}'00 05 {ListBytes.End}"));
        Assert.IsTrue(Read(1_000, $"{ListBytes.Head} {ListBytes.Fields} 40 51460001 ff'{name[..4_080]}'00 05 {ListBytes.End}").IsComplete);
    }

    [TestMethod]
    public void A_list_of_many_servers_does_not_need_more_room()
    {
        string servers = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"50 0a00{i:x4} 1e61 ff'server {i}'00 05"));
        Assert.AreEqual(1_000, Read(1_460, ListBytes.Head + ListBytes.Fields + servers + ListBytes.End).Servers.Count);
    }

    private static ServerListReader New(int options) => new(new ServerListRequest(MatchTitle.Test, "", options == 0 ? ["hostname", "numplayers"] : [], options), Challenge);

    private static ServerListReader Read(int piece, string plain, int options = 0) => Feed(New(options), ListBytes.Encipher(plain, Challenge, MatchTitle.Test, 0, 0x80, 9), piece);

    private static ServerListReader Feed(ServerListReader reader, byte[] bytes, int piece)
    {
        for (int at = 0; at < bytes.Length;)
        {
            ArraySegment<byte> room = reader.Room;
            int count = Math.Min(Math.Min(piece, room.Count), bytes.Length - at);
            bytes.AsSpan(at, count).CopyTo(room);
            reader.Take(count);
            at += count;
        }
        return reader;
    }
}
