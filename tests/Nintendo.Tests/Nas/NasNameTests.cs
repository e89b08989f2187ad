using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Nas;

/// <summary>Names of players and consoles: UTF-16 of either byte order, kept in the profile.</summary>
[TestClass]
public class NasNameTests
{
    private const string Name = "Zo\u00EB \u30DE\u30EA\u30AA";

    [TestMethod]
    public void A_Wii_name_is_kept()
    {
        Assert.AreEqual(Name, NameAfterLogin(1, NasMessages.WideField("ingamesn", Name, true)));
    }

    [TestMethod]
    public void A_DS_name_is_kept()
    {
        Assert.AreEqual(Name, NameAfterLogin(0, NasMessages.WideField("ingamesn", Name, false)));
        Assert.AreEqual(Name, NameAfterLogin(0, NasMessages.WideField("devname", Name, false)));
        Assert.AreEqual(Name, NameAfterLogin(0, "ingamesn=&" + NasMessages.WideField("devname", Name, false)));
    }

    [TestMethod]
    public void A_name_of_the_game_goes_before_the_name_of_the_console()
    {
        Assert.AreEqual("game", NameAfterLogin(0, NasMessages.WideField("devname", "console", false) + NasMessages.WideField("ingamesn", "game", false)));
    }

    [TestMethod]
    public void A_name_that_is_too_long_is_cut_and_none_is_none()
    {
        Assert.AreEqual(Raw.Repeat('n', 30), NameAfterLogin(1, NasMessages.WideField("ingamesn", Raw.Repeat('n', 60), true)));
        Assert.IsNull(NameAfterLogin(1, ""));
    }

    [TestMethod]
    public void A_name_cannot_forge_a_field_of_the_profile()
    {
        Assert.AreEqual("a/profileid/1/final/", NameAfterLogin(1, NasMessages.WideField("ingamesn", "a\\profileid\\1\\final\\", true)));
    }

    private static string NameAfterLogin(int unit, string nameField)
    {
        World world = new();
        string body = NasMessages.Field("action", "login") + NasMessages.Field("unitcd", unit.ToString()) + NasMessages.Field("userid", "4660") +
            NasMessages.Field("gsbrcd", "RMCJ1234567") + nameField;
        long from = EndPoints.Of(0xC0A8040A, 49_152);
        string answer = world.Request(NasMessages.Post(body), from);
        Link link = new(world.Presence, from);
        link.Write(GpcmMessages.Login(NasMessages.Value(answer, "token"), NasMessages.Value(answer, "challenge"), Raw.Value(link.Take(), "challenge")));
        string profileId = Raw.Value(link.Take(), "profileid");
        Assert.IsTrue(world.Profiles.Read(world.Profiles.FindById(int.Parse(profileId))));
        return world.Profiles.Record.Fields.GetText("ingamesn");
    }
}
