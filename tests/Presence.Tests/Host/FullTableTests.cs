using PocketSpy.Presence.Tests.Gpcm;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Presence.Tests.Host;

[TestClass]
public class FullTableTests
{
    [TestMethod]
    public void A_full_table_of_profiles_refuses_new_players_and_keeps_the_old_ones()
    {
        World world = new();
        FakeConsole first = LoginTests.AtNas(world).LogInAtPresence();
        string firstId = first.ProfileId;
        first.HangUp();
        for (int i = 1; i < 128; i++)
        {
            FakeConsole console = new(world, 9 + i) { UserId = (5_000 + i).ToString() };
            console.LogInAtNas();
            console.LogInAtPresence();
            console.HangUp();
        }
        Assert.AreEqual(128, world.Profiles.Count);
        // All come back the next day.
        for (int row = 0; row < 128; row++) world.Profiles.NoteUse(row, world.Clock.Milliseconds + 86_400_000);
        for (int i = 0; i < 20; i++) world.Pass(100);
        FakeConsole late = new(world, 200) { UserId = "6000" };
        late.LogInAtNas();
        string server = late.Connect();
        late.Presence.Write(GpcmMessages.Login(late.Token, late.Challenge, server));
        LoginTests.AssertRefused(late.Presence.Take(), 4);
        Assert.AreEqual(1, world.LinesWith("no room for another profile"));
        first.LogInAtNas();
        first.LogInAtPresence();
        Assert.AreEqual(firstId, first.ProfileId);
    }
}
