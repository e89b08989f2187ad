using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class StreamInputTests
{
    [TestMethod]
    public void What_is_used_at_once_is_never_copied()
    {
        StreamInput input = new(100);
        byte[] shared = new byte[50];
        input.Feed(shared, 50);
        Assert.AreSame(shared, input.Buffer);
        input.Consume(50);
        Assert.IsTrue(input.Keep());
        Assert.IsNull(input.Buffer);
        Assert.AreEqual(0, input.Count);
    }

    [TestMethod]
    public void A_rest_is_copied_and_what_follows_is_joined_to_it()
    {
        StreamInput input = new(100);
        input.Feed(Raw.Bytes("abcdef"), 6);
        input.Consume(4);
        Assert.IsTrue(input.Keep());
        for (int i = 0; i < 20; i++)
        {
            input.Feed(Raw.Bytes("ghi"), 3);
            Assert.IsTrue(input.Keep());
            input.Consume(3);
            Assert.IsTrue(input.Keep());
        }
        Assert.AreEqual("hi", Raw.Text(input.Buffer, input.Start, input.Count));
    }

    [TestMethod]
    public void The_memory_of_a_rest_is_given_back_when_it_is_used_up()
    {
        StreamInput input = new(4_096);
        input.Feed(new byte[3_000], 3_000);
        Assert.IsTrue(input.Keep());
        Assert.IsNotNull(input.Buffer);
        input.Consume(3_000);
        Assert.IsTrue(input.Keep());
        Assert.IsNull(input.Buffer);
    }

    [TestMethod]
    public void No_more_than_the_limit_may_wait_but_any_number_of_bytes_may_pass()
    {
        StreamInput input = new(300);
        input.Feed(new byte[300], 300);
        Assert.IsTrue(input.Keep());
        input.Feed(new byte[500], 500);
        Assert.AreEqual(800, input.Count);
        input.Consume(500);
        Assert.IsTrue(input.Keep(), "300 wait");
        input.Feed(new byte[1], 1);
        Assert.IsFalse(input.Keep(), "301 wait");

        StreamInput second = new(300);
        second.Feed(new byte[301], 301);
        Assert.IsFalse(second.Keep());
    }
}
