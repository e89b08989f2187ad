using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Downloads;

/// <summary>Files that are longer than the reply buffer, to clients that take what they like.</summary>
[TestClass]
public class FileStreamTests
{
    private const int Tick = 100;
    private const int Size = 50_001;

    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2_047)]
    [DataRow(2_048)]
    [DataRow(2_049)]
    [DataRow(4_096)]
    [DataRow(34_816)]
    [DataRow(34_817)]
    public void A_file_of_any_size_arrives_whole(int size)
    {
        World world = new();
        byte[] file = Fill(world, size);
        Link link = Ask(world);
        for (int i = 0; i < 100 && !link.IsClosed; i++) world.Pass(Tick);
        AssertWhole(file, link.TakeBytes());
        Assert.IsTrue(link.IsClosed);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(100)]
    [DataRow(1_460)]
    [DataRow(2_048)]
    [DataRow(5_744)]
    public void A_client_that_takes_some_bytes_at_a_time_gets_all_and_little_waits_for_it(int taken)
    {
        World world = new();
        byte[] file = Fill(world, taken == 1 ? 2_500 : Size);
        Link link = new(world.Http, Client) { Room = 10 };
        link.Write(Request());
        for (int i = 0; i < 10_000 && !(link.IsClosed && link.Pending == 0); i++)
        {
            link.Drain(taken);
            world.Pass(Tick);
        }
        AssertWhole(file, link.TakeBytes());
        Assert.IsTrue(link.IsClosed && !link.IsAborted);
        Assert.IsTrue(link.MostPending <= 2_048 + 384, link.MostPending.ToString());
        Assert.AreEqual(0, link.IdleLimit, "the port judges by what waits");
    }

    [TestMethod]
    public void Nothing_is_read_while_something_waits()
    {
        World world = new();
        Fill(world, Size);
        Link link = new(world.Http, Client) { Room = 0 };
        link.Write(Request());
        int reads = world.Downloads.Folder("YABE").Reads;
        for (int i = 0; i < 50; i++) world.Pass(Tick);
        Assert.AreEqual(reads, world.Downloads.Folder("YABE").Reads);
        Assert.IsFalse(link.IsEnded);
    }

    [TestMethod]
    public void A_download_may_take_longer_than_a_request()
    {
        World world = new();
        byte[] file = Fill(world, Size);
        Link link = new(world.Http, Client) { Room = 100 };
        link.Write(Request());
        for (int i = 0; i < 60; i++)
        {
            link.Drain(1_000);
            world.Pass(1_000);
        }
        AssertWhole(file, link.TakeBytes());
    }

    [TestMethod]
    public void Downloads_and_requests_go_on_side_by_side_as_far_as_there_are_places()
    {
        World world = new();
        byte[] file = Fill(world, Size);
        Link[] links = new Link[6];
        for (int i = 0; i < links.Length; i++)
        {
            links[i] = new Link(world.Http, Client + i) { Room = 0 };
            links[i].Write(Request());
        }
        Assert.IsTrue(new Link(world.Http, Client).IsRefused);
        links[0].HangUp();
        Assert.AreEqual("YABE", world.Downloads.Asked);
        Assert.AreEqual(200, HttpAnswer.Status(world.Request("GET / HTTP/1.0\r\nHost: conntest.x\r\n\r\n", Client)));
        for (int round = 0; round < 200; round++)
        {
            for (int i = 1; i < links.Length; i++) links[i].Drain(300 * i);
            world.Pass(Tick);
        }
        for (int i = 1; i < links.Length; i++) AssertWhole(file, links[i].TakeBytes());
        Assert.AreEqual(200, HttpAnswer.Status(world.Request("GET / HTTP/1.0\r\nHost: conntest.x\r\n\r\n", Client)));
    }

    [TestMethod]
    public void A_client_that_leaves_in_the_middle_frees_its_place()
    {
        World world = new();
        Fill(world, Size);
        for (int i = 0; i < 20; i++)
        {
            Link link = new(world.Http, Client) { Room = 3_000 };
            link.Write(Request());
            Assert.IsFalse(link.IsRefused);
            link.Drain(2_000);
            world.Pass(Tick);
            link.HangUp();
            world.Pass(Tick);
        }
    }

    [TestMethod]
    public void More_input_during_a_download_is_not_looked_at()
    {
        World world = new();
        byte[] file = Fill(world, Size);
        Link link = new(world.Http, Client) { Room = 3_000 };
        link.Write(Request());
        link.Write(Request());
        link.Drain(Size * 2);
        for (int i = 0; i < 20; i++) world.Pass(Tick);
        AssertWhole(file, link.TakeBytes());
    }

    [TestMethod]
    public void A_file_that_cannot_be_read_further_cuts_the_link()
    {
        World world = new();
        Fill(world, Size);
        FaultyFileSystem folder = world.Downloads.Folder("YABE");
        Link link = new(world.Http, Client) { Room = 3_000 };
        link.Write(Request());
        folder.FailRead = folder.Reads;
        link.Drain(10_000);
        world.Pass(Tick);
        Assert.IsTrue(link.IsAborted);
        Assert.AreEqual(1, world.LinesWith("big.bin could not be read: cannot read"));
        world.Pass(Tick);

        link = new Link(world.Http, Client) { Room = 3_000 };
        link.Write(Request());
        folder["big.bin"] = new byte[4_200];
        link.Drain(100_000);
        world.Pass(Tick);
        Assert.IsTrue(link.IsAborted, "the file became shorter");
        Assert.AreEqual(1, world.LinesWith("ended too early"));
        Assert.AreEqual(200, HttpAnswer.Status(world.Request("GET / HTTP/1.0\r\nHost: conntest.x\r\n\r\n", Client)));
    }

    private static byte[] Fill(World world, int size)
    {
        byte[] file = new byte[size];
        for (int i = 0; i < size; i++) file[i] = (byte)(i * 7 + (i >> 8));
        world.Downloads.Folder("YABE")["big.bin"] = file;
        return file;
    }

    private static string Request() => NasMessages.PostTo("/download", "dls1.nintendowifi.net",
        NasMessages.Field("action", "contents") + NasMessages.Field("gamecd", "YABE") + NasMessages.Field("contents", "big.bin"));

    private static Link Ask(World world)
    {
        Link link = new(world.Http, Client);
        link.Write(Request());
        return link;
    }

    private static void AssertWhole(byte[] file, byte[] answer)
    {
        int start = 0;
        while (!(answer[start] == '\r' && answer[start + 1] == '\n' && answer[start + 2] == '\r' && answer[start + 3] == '\n')) start++;
        start += 4;
        Assert.IsTrue(Raw.Text(answer, 0, start).Contains("\r\nContent-Length: " + file.Length.ToString() + "\r\n"));
        Assert.AreEqual(file.Length, answer.Length - start);
        for (int i = 0; i < file.Length; i++)
        {
            if (file[i] != answer[start + i]) Assert.AreEqual(-1, i, "differs at this place");
        }
    }
}
