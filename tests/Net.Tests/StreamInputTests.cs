using nanoFramework.TestFramework;
using PocketSpy.Services;

namespace PocketSpy.Net.Tests;

[TestClass]
public class StreamInputTests
{
    private const int Limit = 1_000;

    // Messages as a session would read them: a length byte, then that many bytes, each the length.
    private static readonly byte[] Stream = new byte[] { 3, 3, 3, 3, 1, 1, 0, 5, 5, 5, 5, 5, 5, 2, 2, 2 };

    [TestMethod]
    public void Every_split_of_a_stream_gives_the_same_messages()
    {
        for (int first = 0; first <= Stream.Length; first++)
        {
            for (int second = first; second <= Stream.Length; second++)
            {
                StreamInput input = new(Limit);
                int messages = Feed(input, 0, first) + Feed(input, first, second) + Feed(input, second, Stream.Length);
                Assert.AreEqual(5, messages);
                Assert.AreEqual(0, input.Count);
                Assert.IsNull(input.Buffer);
            }
        }
    }

    [TestMethod]
    public void One_byte_at_a_time_gives_the_same_messages()
    {
        StreamInput input = new(Limit);
        int messages = 0;
        for (int i = 0; i < Stream.Length; i++) messages += Feed(input, i, i + 1);
        Assert.AreEqual(5, messages);
    }

    [TestMethod]
    public void What_is_used_at_once_is_never_copied()
    {
        StreamInput input = new(Limit);
        byte[] shared = new byte[] { 1, 2, 3 };
        Assert.IsTrue(input.Feed(shared, 3));
        Assert.AreSame(shared, input.Buffer);
        input.Consume(3);
        Assert.IsTrue(input.Keep());
        Assert.IsNull(input.Buffer);
    }

    [TestMethod]
    public void A_rest_survives_the_reuse_of_the_shared_buffer()
    {
        StreamInput input = new(Limit);
        byte[] shared = new byte[] { 1, 2, 3 };
        input.Feed(shared, 3);
        input.Consume(1);
        Assert.IsTrue(input.Keep());
        shared[1] = 99;
        shared[2] = 99;
        Assert.AreEqual(2, input.Count);
        Assert.AreEqual((byte)2, input.Buffer[input.Start]);
        Assert.AreEqual((byte)3, input.Buffer[input.Start + 1]);
    }

    [TestMethod]
    public void A_rest_as_long_as_the_limit_is_kept_and_one_byte_more_is_not()
    {
        StreamInput input = new(8);
        Assert.IsTrue(input.Feed(new byte[8], 8));
        Assert.IsTrue(input.Keep());
        Assert.IsFalse(input.Feed(new byte[1], 1));
        Assert.AreEqual(8, input.Count);

        StreamInput other = new(8);
        Assert.IsTrue(other.Feed(new byte[9], 9));
        Assert.IsFalse(other.Keep());
    }

    [TestMethod]
    public void A_stream_longer_than_the_limit_passes_when_it_is_used_up_on_the_way()
    {
        StreamInput input = new(8);
        byte[] shared = new byte[6];
        byte next = 0;
        byte expected = 0;
        for (int round = 0; round < 1_000; round++)
        {
            for (int i = 0; i < shared.Length; i++) shared[i] = next++;
            Assert.IsTrue(input.Feed(shared, shared.Length));
            while (input.Count > 2)
            {
                Assert.AreEqual(expected++, input.Buffer[input.Start]);
                input.Consume(1);
            }
            Assert.IsTrue(input.Keep());
        }
        Assert.AreEqual(2, input.Count);
    }

    [TestMethod]
    public void A_rest_that_grows_keeps_its_order()
    {
        StreamInput input = new(Limit);
        byte[] shared = new byte[7];
        int fed = 0;
        while (fed + shared.Length <= Limit)
        {
            for (int i = 0; i < shared.Length; i++) shared[i] = (byte)(fed + i);
            Assert.IsTrue(input.Feed(shared, shared.Length));
            Assert.IsTrue(input.Keep());
            fed += shared.Length;
        }
        Assert.IsFalse(input.Feed(shared, shared.Length));
        for (int i = 0; i < fed; i++) Assert.AreEqual((byte)i, input.Buffer[input.Start + i]);
    }

    [TestMethod]
    public void Release_forgets_all_and_frees_the_memory()
    {
        StreamInput input = new(Limit);
        input.Feed(new byte[5], 5);
        input.Keep();
        input.Release();
        Assert.AreEqual(0, input.Count);
        Assert.IsNull(input.Buffer);
        byte[] shared = new byte[] { 7 };
        Assert.IsTrue(input.Feed(shared, 1));
        Assert.AreSame(shared, input.Buffer);
    }

    // Feeds Stream[from..to] through one shared buffer, as a port does, and counts the messages that became whole.
    private static int Feed(StreamInput input, int from, int to)
    {
        byte[] shared = new byte[Stream.Length];
        for (int i = from; i < to; i++) shared[i - from] = Stream[i];
        Assert.IsTrue(input.Feed(shared, to - from));
        int messages = 0;
        while (input.Count > 0)
        {
            int length = input.Buffer[input.Start];
            if (input.Count <= length) break;
            for (int i = 1; i <= length; i++) Assert.AreEqual((byte)length, input.Buffer[input.Start + i]);
            input.Consume(1 + length);
            messages++;
        }
        Assert.IsTrue(input.Keep());
        for (int i = 0; i < shared.Length; i++) shared[i] = 0xEE;
        return messages;
    }
}
