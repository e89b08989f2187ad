using PocketSpy.App.Boot;
using PocketSpy.Core.Owner;
using PocketSpy.Web.Owner;
using nanoFramework.TestFramework;

namespace PocketSpy.App.Tests.Boot;

[TestClass]
public class CaretakerTests
{
    private const string Starting = "##..##..##..##..##..##..##..##..##..##..";
    private const string Ready = "##......................................";
    private const string Players = "######################################..";
    private const string SetUp = "##..##..............##..##..............";
    private const string Fault = "##..##..##..######..######..######......";
    private const string WillReset = "#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.";

    [TestMethod]
    public void The_LED_tells_how_the_box_is()
    {
        Board board = Started();
        Assert.AreEqual(Starting, board.Led());
        board.Serve();
        board.Pass(2_000);
        Assert.AreEqual(Ready, board.Led());
        board.Box.HasPlayers = true;
        board.Pass(2_000);
        Assert.AreEqual(Players, board.Led());
        board.Box.OpenSetUp();
        board.Pass(2_000);
        Assert.AreEqual(SetUp, board.Led());
        board.Box.IsSetUpOpen = false;
        board.Pass(2_000);
        Assert.AreEqual(Players, board.Led());
    }

    [TestMethod]
    public void The_LED_tells_safe_mode()
    {
        Board board = Started();
        board.Serve();
        board.Pass(Caretaker.SuccessMilliseconds + 2_000);
        for (int i = 0; i < 3; i++) board.Start();
        Assert.AreEqual((int)BootResult.SafeMode, (int)board.Start());
        board.Serve();
        board.Pass(2_000);
        Assert.AreEqual(Fault, board.Led());
    }

    [TestMethod]
    public void While_the_button_is_held_the_LED_tells_what_it_will_do()
    {
        Board board = Serving();
        board.Pins.IsButtonDown = true;
        board.Pass(2_000);
        Assert.AreEqual(Ready, board.Led());
        board.Pass(2_000);
        Assert.AreEqual(SetUp, board.Led());
        board.Pass(3_000);
        Assert.AreEqual(WillReset, board.Led());
        board.Pass(Panel.StuckMilliseconds);
        Assert.AreEqual(Ready, board.Led());
        board.Pins.IsButtonDown = false;
        board.Pass(5_000);
        Assert.AreEqual(0, board.Machine.Restarts);
        Assert.IsFalse(board.Box.IsSetUpOpen);
    }

    [TestMethod]
    public void The_button_opens_the_set_up_page_after_five_seconds()
    {
        Board board = Serving();
        board.Hold(Panel.SetUpMilliseconds - 200);
        Assert.IsFalse(board.Box.IsSetUpOpen);
        board.Hold(Panel.SetUpMilliseconds + 200);
        Assert.IsTrue(board.Box.IsSetUpOpen);
        Assert.AreEqual(0, board.Machine.Restarts);
    }

    [TestMethod]
    public void The_button_resets_after_ten_seconds()
    {
        Board board = Serving();
        board.Files["profiles.log"] = new byte[10];
        board.Hold(Panel.ResetMilliseconds + 200);
        board.Pass(Caretaker.FarewellMilliseconds);
        Assert.AreEqual(1, board.Machine.Restarts);
        Assert.IsFalse(board.Box.IsSetUpOpen);
        Assert.AreEqual((int)BootResult.Serve, (int)board.StartThrough());
        Assert.IsNull(board.Files["profiles.log"]);
        Assert.IsFalse(board.Ladder.Note.ResetPending);
    }

    [TestMethod]
    public void A_button_that_bounces_is_still_held()
    {
        Board board = Serving();
        for (int i = 0; i < 60; i++)
        {
            board.Pins.IsButtonDown = i % 3 != 0;
            board.Pass(100);
            board.Pins.IsButtonDown = true;
            board.Pass(50);
        }
        board.Pins.IsButtonDown = false;
        board.Pass(500);
        Assert.IsTrue(board.Box.IsSetUpOpen);
    }

    [TestMethod]
    public void A_loop_that_stands_still_is_started_again()
    {
        Board board = Serving();
        board.Box.Runs = false;
        board.Box.RunsOnceRevived = true;
        board.Pass(Caretaker.StillMilliseconds - 2_000);
        Assert.AreEqual(0, board.Box.Revivals);
        board.Pass(4_000);
        Assert.AreEqual(1, board.Box.Revivals);
        board.Pass(600_000);
        Assert.AreEqual(1, board.Box.Revivals);
        Assert.AreEqual(0, board.Machine.Restarts);
        Assert.IsTrue(board.Logged("starting that again"));
    }

    [TestMethod]
    public void A_loop_that_stands_still_for_good_restarts_the_box_and_the_reason_is_kept()
    {
        Board board = Serving();
        board.Box.Runs = false;
        board.Pass(Caretaker.StillMilliseconds * 2 + 5_000);
        Assert.AreEqual(1, board.Box.Revivals);
        Assert.AreEqual(1, board.Machine.Restarts);
        board.Start();
        Assert.AreEqual("the sockets were served no more", board.Ladder.Reason);
        Assert.IsTrue(board.Logged("started anew: the sockets were served no more"));
        board.Start();
        Assert.AreEqual("", board.Ladder.Reason);
    }

    [TestMethod]
    public void A_loop_that_stands_still_now_and_then_is_mended_each_time()
    {
        Board board = Serving();
        board.Box.RunsOnceRevived = true;
        for (int i = 1; i <= 3; i++)
        {
            board.Box.Runs = false;
            board.Pass(Caretaker.StillMilliseconds + 2_000);
            Assert.AreEqual(i, board.Box.Revivals);
            board.Pass(Caretaker.RelapseMilliseconds);
        }
        Assert.AreEqual(0, board.Machine.Restarts);
    }

    [TestMethod]
    public void Stumbles_now_and_then_are_nothing_many_at_once_restart_the_box()
    {
        Board board = Serving();
        for (int i = 0; i < 10; i++)
        {
            board.Box.Stumbles += Caretaker.MostStumbles / 2;
            board.Pass(61_000);
        }
        Assert.AreEqual(0, board.Machine.Restarts);
        board.Box.Stumbles += Caretaker.MostStumbles + 1;
        board.Pass(5_000);
        Assert.AreEqual(1, board.Machine.Restarts);
    }

    [TestMethod]
    public void Restarts_for_failures_lead_to_safe_mode()
    {
        Board board = Started();
        for (int i = 0; i < 2; i++)
        {
            board.Caretaker.Fail("the services did not start");
            board.Pass(2_000);
            Assert.AreEqual(1, board.Machine.Restarts);
            Assert.AreEqual((int)BootResult.Serve, (int)board.Start());
        }
        board.Caretaker.Fail("the services did not start");
        board.Pass(2_000);
        Assert.AreEqual((int)BootResult.SafeMode, (int)board.Start());
    }

    [TestMethod]
    public void Wanted_restarts_never_lead_to_safe_mode()
    {
        Board board = Started();
        for (int i = 0; i < 6; i++)
        {
            board.Serve();
            board.Caretaker.Request("the owner asked for it");
            Assert.AreEqual(0, board.Machine.Restarts, "the answer goes out first");
            board.Pass(2_000);
            Assert.AreEqual(1, board.Machine.Restarts);
            Assert.AreEqual((int)BootResult.Serve, (int)board.Start(), i.ToString());
            Assert.AreEqual("the owner asked for it", board.Ladder.Reason);
        }
    }

    [TestMethod]
    public void The_home_network_is_told_when_it_comes_changes_and_goes()
    {
        Board board = new();
        board.Keep(NetworkUse.Both, "Home");
        board.StartThrough();
        board.Serve();
        board.Pass(10_000);
        Assert.AreEqual(0, board.Box.HomeChanges);
        board.Radio.HomeAddress = 0xC0A80105;
        board.Radio.HomeNameServer = 0xC0A80101;
        board.Pass(10_000);
        Assert.AreEqual(1, board.Box.HomeChanges);
        Assert.AreEqual(0xC0A80105u, board.Box.Home);
        Assert.AreEqual(0xC0A80101u, board.Box.NameServer);
        Assert.IsTrue(board.Logged("on the home network as 192.168.1.5"));
        board.Radio.HomeAddress = 0;
        board.Pass(10_000);
        Assert.AreEqual(2, board.Box.HomeChanges);
        Assert.AreEqual(0u, board.Box.NameServer);
        Assert.IsTrue(board.Logged("the home network is gone"));
        board.Pass(300_000);
        Assert.AreEqual(0, board.Machine.Restarts, "its own Wi-Fi is there all the time");
    }

    [TestMethod]
    public void A_home_network_that_is_not_there_gives_the_box_a_Wi_Fi_of_its_own()
    {
        Board board = new();
        board.Keep(NetworkUse.Home, "Home");
        board.StartThrough();
        Assert.IsFalse(board.Radio.Plan.HasOwnWifi);
        board.Serve();
        board.Pass(Caretaker.HomeMilliseconds + 10_000);
        Assert.AreEqual(1, board.Machine.Restarts);
        Assert.AreEqual((int)BootResult.Serve, (int)board.StartThrough());
        Assert.IsTrue(board.Radio.Plan.HasOwnWifi);
        Assert.AreEqual("Home", board.Radio.Plan.HomeName);
        board.Serve();
        board.Pass(300_000);
        Assert.AreEqual(0, board.Machine.Restarts, "once is enough");

        board.Radio.HomeAddress = 0xC0A80105;
        board.Pass(Caretaker.HomeMilliseconds + 10_000);
        Assert.AreEqual(0, board.Machine.Restarts, "nobody is cut off");
        Assert.AreEqual((int)BootResult.Serve, (int)board.StartThrough());
        Assert.IsFalse(board.Radio.Plan.HasOwnWifi, "the next start needs none");
        board.Serve();
        board.Pass(300_000);
        Assert.AreEqual(0, board.Machine.Restarts);
    }

    [TestMethod]
    public void A_drive_that_keeps_nothing_restarts_no_box_without_end()
    {
        Board board = new();
        board.Keep(NetworkUse.Home, "Home");
        board.StartThrough();
        board.Files.DiskSize = 0;
        board.Serve();
        board.Pass(600_000);
        Assert.AreEqual(0, board.Machine.Restarts);
    }

    private static Board Started()
    {
        Board board = new();
        board.StartThrough();
        return board;
    }

    private static Board Serving()
    {
        Board board = Started();
        board.Serve();
        board.Pass(2_000);
        return board;
    }
}
