using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Microsoft.Playwright;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.Pages.Tests;

/// <summary>What only the owner can do.</summary>
[TestClass]
public class SettingsTests
{
    [TestMethod]
    public async Task Who_comes_first_sets_the_PIN_and_only_with_it_are_settings_changed()
    {
        using Party party = new();
        party.Box.Board = "esp32-wroom-32";
        await using (Visit visit = await Visit.Open(party.Box, "/#settings"))
        {
            await visit.Page.FillAsync("#pin1", "2468");
            await visit.Page.FillAsync("#pin2", "2469");
            await visit.Page.ClickAsync("#first > button");
            await visit.Until(".said:visible", "not the same");
            await visit.Page.FillAsync("#pin2", "2468");
            await visit.Page.ClickAsync("#first > button");
            await visit.Until(".said:visible", "The PIN is set");

            await visit.Page.FillAsync("#boxName", "kitchen");
            await visit.Page.FillAsync("#wifiName", "Party; of \"four\"");
            await visit.Page.UncheckAsync("#wifiOpen");
            await visit.Page.FillAsync("#wifiPassword", "long enough");
            await visit.Page.ClickAsync("#change > button");
            await visit.Until(".said:visible", "It counts after a restart");
            Assert.AreEqual("(there is one)", await visit.Find("#wifiHas").InnerTextAsync());
            await visit.Until("header", "kitchen");
        }
        await using (Visit visit = await Visit.Open(party.Box, "/#settings"))
        {
            await visit.Find("#unlock").WaitForAsync();
            Assert.IsFalse(await visit.Find("#owner").IsVisibleAsync());
            visit.Refusals = 1;
            await visit.Page.FillAsync("#pin", "1111");
            await visit.Page.ClickAsync("#unlock > button");
            await visit.Until(".said:visible", "not the owner's PIN");
            Assert.IsFalse(await visit.Find("#owner").IsVisibleAsync());
            await visit.Page.FillAsync("#pin", "2468");
            await visit.Page.ClickAsync("#unlock > button");
            await visit.Find("#owner").WaitForAsync();
            Assert.AreEqual("kitchen", await visit.Page.InputValueAsync("#boxName"));
            Assert.AreEqual("Party; of \"four\"", await visit.Page.InputValueAsync("#wifiName"));
            await visit.Shoot("settings-phone", true);
            await visit.Page.ClickAsync("#lock");
            await visit.Find("#unlock").WaitForAsync();
        }
    }

    [TestMethod]
    public async Task A_backup_comes_as_a_file_and_goes_back_into_the_box()
    {
        using Party party = new();
        int profile = party.SignIn(ConsoleKind.Wii, 1).ProfileId;
        string file = Path.GetTempFileName();
        await using (Visit visit = await Visit.Open(party.Box, "/#settings"))
        {
            await visit.Page.FillAsync("#pin1", "2468");
            await visit.Page.FillAsync("#pin2", "2468");
            await visit.Page.ClickAsync("#first > button");
            await visit.Until(".said:visible", "The PIN is set");
            await visit.Page.FillAsync("#boxName", "kitchen");
            await visit.Page.ClickAsync("#change > button");
            await visit.Until(".said:visible", "It counts after a restart");
            await visit.Until("header", "kitchen");
            IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.ClickAsync("#backup"));
            Assert.AreEqual("kitchen-backup.json", download.SuggestedFilename);
            await download.SaveAsAsync(file);
            string text = await File.ReadAllTextAsync(file);
            Assert.IsTrue(text.Contains("\"kitchen\"", StringComparison.Ordinal) && text.Contains(profile.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), text);

            await visit.Page.FillAsync("#boxName", "attic");
            await visit.Page.ClickAsync("#change > button");
            await visit.Until("header", "attic");
            await visit.Page.SetInputFilesAsync("#file", file);
            await visit.Page.ClickAsync("#restore");
            await visit.Until(".said:visible", "Restored: ");
        }
        party.Restart();
        await using (Visit visit = await Visit.Open(party.Box, "/"))
        {
            await visit.Until("header", "kitchen");
            Assert.AreEqual(profile, party.SignIn(ConsoleKind.Wii, 1).ProfileId);
        }
        File.Delete(file);
    }

    [TestMethod]
    public async Task Wrong_PINs_make_everybody_wait()
    {
        using Party party = new();
        await using Visit visit = await Visit.Open(party.Box, "/#settings");
        await visit.Page.FillAsync("#pin1", "2468");
        await visit.Page.FillAsync("#pin2", "2468");
        await visit.Page.ClickAsync("#first > button");
        await visit.Until(".said:visible", "The PIN is set");
        await visit.Page.ClickAsync("#lock");
        visit.Refusals = 5;
        for (int i = 0; i < 5; i++)
        {
            await visit.Page.FillAsync("#pin", "1111");
            await visit.Page.ClickAsync("#unlock > button");
            await visit.Until(".said:visible", i < 4 ? "not the owner's PIN" : "too many wrong PINs");
        }
        await visit.Until(".said:visible", "30 s");
    }
}
