using PocketSpy.Tests;
using PocketSpy.Web.Page;
using nanoFramework.TestFramework;

namespace PocketSpy.Web.Tests.Page;

[TestClass]
public class PagePaceTests
{
    [TestMethod]
    [DataRow(1, 2)]
    [DataRow(2, 2)]
    [DataRow(4, 2)]
    [DataRow(10, 5)]
    [DataRow(30, 10)]
    [DataRow(100, 10)]
    public void The_more_people_look_the_rarer_each_asks(int people, int seconds)
    {
        PagePace pace = new(4);
        long[] next = new long[people];
        for (int i = 0; i < people; i++) next[i] = i * 2_000 / people;
        for (long now = 0; now < 120_000; now += 50)
        {
            for (int i = 0; i < people; i++)
            {
                if (now < next[i]) continue;
                pace.Admit(now, (uint)(i + 1));
                next[i] = now + pace.PollSeconds * 1_000;
            }
        }
        int difference = pace.PollSeconds - seconds;
        Assert.IsTrue(difference >= -1 && difference <= 1, pace.PollSeconds.ToString());
    }

    [TestMethod]
    public void No_more_are_answered_in_a_second_than_the_board_can_spare()
    {
        PagePace pace = new(4);
        int answered = 0;
        for (int now = 0; now < 10_000; now += 10)
        {
            if (pace.Admit(now, (uint)(now / 10 + 1))) answered++;
        }
        Assert.AreEqual(40, answered);
        Assert.AreEqual(960, pace.Refused);
        for (int now = 10_000; now < 60_000; now += 10_000) Assert.IsTrue(pace.Admit(now, 7));
        Assert.AreEqual(2, pace.PollSeconds, "who is alone again is told so");
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(5)]
    public void Whoever_asks_without_end_takes_nothing_from_a_page_that_asks_as_it_was_told(int hasty)
    {
        PagePace pace = new(4);
        // Those without patience are known for it by then.
        long next = 12_000;
        int refused = 0;
        for (long now = 0; now < 60_000; now += 10)
        {
            for (int i = 0; i < hasty; i++) pace.Admit(now, (uint)(100 + i));
            if (now < next) continue;
            // The lobby, and the lines of the log that are new.
            if (!pace.Admit(now, 7) || !pace.Admit(now, 7)) refused++;
            next = now + pace.PollSeconds * 1_000;
        }
        Assert.AreEqual(0, refused);
    }
}
