using System.Threading.Tasks;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Pages.Tests;

/// <summary>From the smallest phone to the TV. Pictures of all are kept for people to look at.</summary>
[TestClass]
public class SizeTests
{
    private static readonly string[] Sections = ["lobby", "join", "log", "card", "health", "settings"];

    [TestMethod]
    [DataRow("small", 320, 640, false)]
    [DataRow("phone", 360, 740, false)]
    [DataRow("dark", 360, 740, true)]
    [DataRow("390", 390, 844, false)]
    [DataRow("390-dark", 390, 844, true)]
    [DataRow("1280", 1280, 800, false)]
    [DataRow("1280-dark", 1280, 800, true)]
    [DataRow("1920", 1920, 1080, false)]
    [DataRow("1920-dark", 1920, 1080, true)]
    public async Task Nothing_is_wider_than_the_window(string name, int width, int height, bool dark)
    {
        using Party party = FullParty();
        await using Visit visit = await Visit.Open(party.Box, "/", width, height, dark);
        await visit.Until("#state", "live");
        await visit.UntilCount("#players li", 4);
        foreach (string section in Sections)
        {
            await visit.Go(section);
            await visit.Find("#" + section).WaitForAsync();
            Assert.IsTrue(await visit.FitsInWidth(), section);
            await visit.Shoot(name + "-" + section, true);
        }
    }

    [TestMethod]
    [DataRow("tv", 1920, 1080)]
    [DataRow("tv-small", 1280, 720)]
    public async Task A_TV_shows_all_without_scrolling_a_part_at_a_time(string name, int width, int height)
    {
        using Party party = FullParty();
        for (int i = 0; i < 4; i++) party.Register(10 + i, "Guest number " + i);
        await using Visit visit = await Visit.Open(party.Box, "/tv", width, height);
        await visit.Until("#state", "live");
        await visit.Until("#summary", "8 players here");
        await visit.UntilCount("#players li", 6);
        await visit.Until("#pages", "part 1 of 2");
        string outside = await visit.Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('#lobby li, #lobby p, header, #tvjoin p')].filter(e => e.offsetHeight && e.getBoundingClientRect().bottom > innerHeight).map(e => e.textContent).join('|')");
        Assert.AreEqual("", outside);
        await visit.Shoot(name);
        await visit.Page.EvaluateAsync("() => { turn++; showLobby(); }");
        await visit.UntilCount("#players li", 2);
        await visit.Until("#pages", "part 2 of 2");
    }

    [TestMethod]
    public async Task The_card_is_all_that_is_printed()
    {
        using Party party = FullParty();
        await using Visit visit = await Visit.Open(party.Box, "/#card");
        await visit.Find("#qr-page svg").WaitForAsync();
        await visit.Page.EmulateMediaAsync(new Microsoft.Playwright.PageEmulateMediaOptions { Media = Microsoft.Playwright.Media.Print });
        Assert.IsTrue(await visit.Find(".paper").IsVisibleAsync());
        foreach (string rest in new[] { "header", "nav", "#print", "#lobby" }) Assert.IsFalse(await visit.Find(rest).IsVisibleAsync(), rest);
        await visit.Shoot("print", true);
    }

    private static Party FullParty()
    {
        Party party = new();
        party.Box.WifiName = "PocketSpy 4F2A";
        party.SignIn(ConsoleKind.Wii, 1);
        party.SignIn(ConsoleKind.Ds, 2);
        party.Register(3, "A nick of thirty characters!!!");
        party.Wait(4, 2);
        party.Host("The long and winding name of a room on a PC");
        party.Host("Capture the flag");
        return party;
    }
}
