using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using PocketSpy.Core;
using PocketSpy.Net;
using nanoFramework.TestFramework;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A large file over real sockets, from a real folder, to quick and slow clients.</summary>
[TestClass]
public class DownloadTests
{
    private const int Size = 1_000_003;

    // contents of big.bin for game YABE.
    private const string Body = "action=Y29udGVudHM*&gamecd=WUFCRQ**&contents=YmlnLmJpbg**";

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_file_of_a_megabyte_arrives_whole_at_two_clients_of_a_small_box(bool slowly)
    {
        using TemporaryFolder folder = new();
        byte[] file = new byte[Size];
        new Random(1).NextBytes(file);
        string game = Path.Combine(folder.Path, "dlc", "YABE");
        Directory.CreateDirectory(game);
        File.WriteAllBytes(Path.Combine(game, "big.bin"), file);
        using RunningTestBox box = RunningTestBox.Start(folder.Path, BoxSize.Small(), new PollingWaiter(null));
        using Socket first = Ask(box);
        using Socket second = Ask(box);
        // The box has sent what the client's side takes, and waits.
        if (slowly) Assert.IsTrue(SpinWait.SpinUntil(() => first.Available > 4_096 && second.Available > 4_096, 20_000));
        AssertWhole(file, ReadAll(first));
        AssertWhole(file, ReadAll(second));
    }

    private static Socket Ask(RunningTestBox box)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 8_192, ReceiveTimeout = 30_000 };
        socket.Connect(IPAddress.Loopback, box.Address.HttpPorts[0]);
        socket.Send(Encoding.ASCII.GetBytes($"POST /download HTTP/1.0\r\nHost: dls1.nintendowifi.net\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));
        return socket;
    }

    private static byte[] ReadAll(Socket socket)
    {
        using MemoryStream all = new();
        byte[] buffer = new byte[4_096];
        for (int count = socket.Receive(buffer); count > 0; count = socket.Receive(buffer)) all.Write(buffer, 0, count);
        return all.ToArray();
    }

    private static void AssertWhole(byte[] file, byte[] answer)
    {
        int start = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        Assert.IsTrue(Encoding.ASCII.GetString(answer, 0, start).Contains($"\r\nContent-Length: {Size}\r\n", StringComparison.Ordinal));
        Assert.IsTrue(answer.AsSpan(start).SequenceEqual(file), "the file differs");
    }
}
