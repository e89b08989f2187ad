using PocketSpy.App.Boot;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Web.Owner;
using nanoFramework.TestFramework;

namespace PocketSpy.App.Tests.Boot;

[TestClass]
public class BootLadderTests
{
    [TestMethod]
    public void A_fresh_board_sets_its_radio_and_starts_once_more()
    {
        Board board = new();
        Assert.AreEqual((int)BootResult.Restarting, (int)board.Start());
        Assert.AreEqual(1, board.Machine.Restarts);
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.AreEqual(0, board.Machine.Restarts);
        Assert.IsTrue(board.Radio.Plan.HasOwnWifi);
        Assert.AreEqual("PocketSpy-A1B2", board.Radio.Plan.Name);
        Assert.AreEqual("", board.Radio.Plan.Password);
        Assert.AreEqual("", board.Radio.Plan.HomeName);
        Assert.AreEqual(8, board.Radio.Plan.Stations);
        Assert.IsTrue(board.Logged("started anew: the radio takes new settings"));
        Assert.IsTrue(board.Logged("Wi-Fi PocketSpy-A1B2, open"));
    }

    [TestMethod]
    public void Five_short_power_cycles_open_the_set_up_and_the_sixth_does_not()
    {
        Board board = new();
        board.StartThrough();
        board.Serve();
        board.Pass(Caretaker.SuccessMilliseconds + 1_000);
        for (int i = 1; i <= 6; i++)
        {
            board.Start();
            board.Serve();
            board.Pass(3_000);
            Assert.AreEqual(i == 5, board.Box.IsSetUpOpen, i.ToString());
            Assert.AreEqual(i == 5, board.Logged("switched on five times in a row"));
        }
    }

    [TestMethod]
    public void Starts_that_served_for_long_or_that_the_box_made_itself_are_no_power_cycles()
    {
        Board board = new();
        board.StartThrough();
        board.Serve();
        board.Pass(Caretaker.SuccessMilliseconds + 1_000);
        for (int i = 0; i < 12; i++)
        {
            board.Start();
            board.Serve();
            board.Pass(i % 4 == 3 ? Caretaker.SuccessMilliseconds + 1_000 : 3_000);
            Assert.IsFalse(board.Box.IsSetUpOpen, i.ToString());
        }
        for (int i = 0; i < 6; i++)
        {
            board.Start();
            board.Serve();
            Assert.IsFalse(board.Box.IsSetUpOpen, i.ToString());
            board.Caretaker.Request("the owner asked for it");
            board.Pass(3_000);
        }
    }

    [TestMethod]
    public void A_board_that_takes_its_radio_as_it_can_does_not_start_anew()
    {
        Board board = new();
        board.Radio.Answer = RadioResult.Kept;
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.AreEqual(0, board.Machine.Restarts);
    }

    [TestMethod]
    public void A_radio_that_forgets_restarts_the_board_twice_and_no_more()
    {
        Board board = new();
        board.Radio.IsForgetful = true;
        Assert.AreEqual((int)BootResult.Restarting, (int)board.Start());
        Assert.AreEqual((int)BootResult.Restarting, (int)board.Start());
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.IsTrue(board.Logged("does not keep its settings"));
    }

    [TestMethod]
    public void A_board_that_cannot_keep_notes_does_not_restart_for_ever()
    {
        Board board = new();
        board.Files.DiskSize = 0;
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.AreEqual(0, board.Machine.Restarts);
        Assert.IsTrue(board.Logged("could not be kept"));
    }

    [TestMethod]
    public void A_broken_radio_stops_nothing()
    {
        Board board = new();
        board.Radio.IsBroken = true;
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.IsTrue(board.Logged("the radio could not be set up: the radio is broken"));
        board.Radio.IsBroken = false;
        board.Radio.Answer = RadioResult.Failed;
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.IsTrue(board.Logged("the radio refuses"));
    }

    [TestMethod]
    public void The_owners_settings_reach_the_radio()
    {
        Board board = new();
        new OwnerStore(board.Files, new EventLog(4, null)).Save(new OwnerSettings
        {
            Use = NetworkUse.Both, WifiName = "Party", WifiPassword = "12345678", WifiChannel = 11, WifiStations = 4, HomeWifi = "Home", HomePassword = "87654321",
        });
        Assert.AreEqual((int)BootResult.Serve, (int)board.StartThrough());
        RadioPlan plan = board.Radio.Plan;
        Assert.AreEqual("Party/12345678/11/4/Home/87654321", plan.Name + "/" + plan.Password + "/" + plan.Channel + "/" + plan.Stations + "/" + plan.HomeName + "/" + plan.HomePassword);
        Assert.IsTrue(plan.HasOwnWifi);
    }

    [TestMethod]
    public void A_home_network_that_is_kept_but_not_used_is_not_joined()
    {
        Board board = new();
        board.Keep(NetworkUse.Own, "Home");
        board.StartThrough();
        Assert.AreEqual("", board.Radio.Plan.HomeName);
        board.Keep(NetworkUse.Home, "Home");
        board.StartThrough();
        Assert.AreEqual("Home", board.Radio.Plan.HomeName);
        Assert.IsFalse(board.Radio.Plan.HasOwnWifi);
    }

    [TestMethod]
    public void Three_starts_that_did_not_come_to_serve_lead_to_safe_mode()
    {
        Board board = new();
        board.Start();
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual((int)BootResult.Serve, (int)board.Start(), i.ToString());
            board.Serve();
            board.Pass(Caretaker.SuccessMilliseconds - 2_000);
        }
        Assert.AreEqual((int)BootResult.SafeMode, (int)board.Start());
        Assert.IsTrue(board.Logged("safe mode: the last 3 starts did not come to serve"));
        Assert.AreEqual("PocketSpy-A1B2", board.Radio.Plan.Name);
        board.Pass(5_000);
        Assert.AreEqual((int)BootResult.SafeMode, (int)board.Start(), "safe mode that did not serve either");
        board.Serve();
        board.Pass(Caretaker.SuccessMilliseconds + 2_000);
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start(), "safe mode that served gives the next start its chance");
    }

    [TestMethod]
    public void A_start_that_served_for_a_minute_clears_the_counter()
    {
        Board board = new();
        board.StartThrough();
        board.Start();
        board.Serve();
        board.Pass(Caretaker.SuccessMilliseconds + 2_000);
        for (int i = 0; i < 3; i++) Assert.AreEqual((int)BootResult.Serve, (int)board.Start(), i.ToString());
        Assert.AreEqual((int)BootResult.SafeMode, (int)board.Start());
    }

    [TestMethod]
    public void A_box_whose_power_comes_and_goes_while_people_play_does_not_end_in_safe_mode()
    {
        Board board = new();
        board.Start();
        for (int i = 0; i < 6; i++)
        {
            Assert.AreEqual((int)BootResult.Serve, (int)board.Start(), i.ToString());
            board.Serve();
            board.Pass(2_000);
            board.Box.HasPlayers = true;
            board.Pass(2_000);
        }
    }

    [TestMethod]
    public void The_button_held_at_the_start_opens_the_set_up_page_or_resets()
    {
        Board board = new();
        board.Keep(NetworkUse.Both, "Home");
        board.StartThrough();
        board.Files["profiles.log"] = new byte[10];

        board.StartHolding(Panel.SetUpMilliseconds - 100);
        Assert.IsFalse(board.Ladder.OpensSetUp);

        board.StartHolding(Panel.SetUpMilliseconds + 100);
        Assert.IsTrue(board.Ladder.OpensSetUp);
        board.Serve();
        Assert.IsTrue(board.Box.IsSetUpOpen);
        Assert.AreEqual("Home", board.Ladder.Owner.Settings.HomeWifi);

        board.StartHolding(Panel.ResetMilliseconds + 100);
        Assert.IsFalse(board.Ladder.OpensSetUp);
        Assert.AreEqual("", board.Ladder.Owner.Settings.HomeWifi);
        Assert.IsNull(board.Files["profiles.log"]);
    }

    [TestMethod]
    public void A_button_that_is_stuck_does_not_keep_the_box_from_starting()
    {
        Board board = new();
        board.Start();
        long before = board.Clock.Milliseconds;
        Assert.AreEqual((int)BootResult.Serve, (int)board.StartHolding(1_000_000));
        Assert.IsTrue(board.Clock.Milliseconds - before <= Panel.StuckMilliseconds + 1_000);
        Assert.IsFalse(board.Ladder.OpensSetUp);
        board.Serve();
        board.Pass(1_000_000);
        Assert.AreEqual(0, board.Machine.Restarts);
    }

    [TestMethod]
    public void A_reset_that_is_cut_is_finished_at_the_next_start()
    {
        for (int cut = 0; ; cut++)
        {
            Board board = new();
            board.Keep(NetworkUse.Both, "Home");
            board.StartThrough();
            board.Files["profiles.log"] = new byte[10];
            board.Files["games.txt"] = new byte[10];
            int before = board.Files.CutPoints;
            board.Files.CutAt = before + cut;
            board.StartHolding(Panel.ResetMilliseconds + 100);
            bool wasCut = board.Files.IsDead;
            board.Files.PowerOn();
            board.StartThrough();
            bool isOld = board.Files["profiles.log"] is not null;
            Assert.AreEqual(isOld, board.Files["games.txt"] is not null, "half a reset after cut " + cut.ToString());
            Assert.AreEqual(isOld ? "Home" : "", board.Ladder.Owner.Settings.HomeWifi, "half a reset after cut " + cut.ToString());
            if (!wasCut)
            {
                Assert.IsFalse(isOld);
                return;
            }
        }
    }

    [TestMethod]
    public void A_power_cut_at_any_point_of_a_start_leaves_a_box_that_starts()
    {
        for (int cut = 0; ; cut++)
        {
            Board board = new();
            board.Keep(NetworkUse.Both, "Home");
            board.Files.CutAt = board.Files.CutPoints + cut;
            board.StartThrough();
            bool wasCut = board.Files.IsDead;
            board.Files.PowerOn();
            Assert.AreEqual((int)BootResult.Serve, (int)board.StartThrough(), "after cut " + cut.ToString());
            Assert.AreEqual("Home", board.Ladder.Owner.Settings.HomeWifi);
            if (!wasCut) return;
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[1,2]")]
    [DataRow("{\"starts\":\"many\",\"reason\":5,\"resetPending\":\"yes\"}")]
    [DataRow("{\"starts\":-5,\"radioRestarts\":99999999999,\"unknown\":{\"a\":[1]},\"homeMissing\":null}")]
    public void A_note_that_is_not_understood_is_as_none(string text)
    {
        Board board = new();
        board.Start();
        PocketSpy.Storage.SlotFile file = new(board.Files, "boot");
        byte[] buffer = new byte[400];
        file.Load(buffer);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        System.Array.Copy(bytes, 0, buffer, PocketSpy.Storage.SlotFile.TableAt, bytes.Length);
        file.Save(buffer, bytes.Length);
        Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        Assert.AreEqual("", board.Ladder.Reason);
    }
}
