using System.IO;
using System.Linq;
using nanoFramework.TestFramework;
using PocketSpy.GameTable;

namespace PocketSpy.Games.Tests.Host;

/// <summary>The tool that reads the text file and writes the source.</summary>
[TestClass]
public class GameTableTests
{
    [TestMethod]
    public void Games_are_put_in_order_below_the_comments()
    {
        GameList list = GameList.Parse("# one\r\nz\tKeyKey\r\n\r\n# two\r\na-b\tAbCdEf\t Title \r\na\t123456 Second\r\na1\t12345678\t");

        Assert.AreEqual("# one\n# two\na\t123456 Second\na-b\tAbCdEf\tTitle\na1\t12345678\nz\tKeyKey\n", list.Format());
    }

    [TestMethod]
    [DataRow("game", DisplayName = "No key")]
    [DataRow("game KeyKey", DisplayName = "A blank")]
    [DataRow("\tKeyKey", DisplayName = "No name")]
    [DataRow("Game\tKeyKey", DisplayName = "A capital")]
    [DataRow("ga me\tKeyKey")]
    [DataRow("ga\\me\tKeyKey")]
    [DataRow("g\u00E4me\tKeyKey")]
    [DataRow("game\tKeyK y", DisplayName = "A second key too short")]
    [DataRow("game\tKeyKey  KeyTwo", DisplayName = "Two blanks")]
    [DataRow("game\tKeyKey KeyTwo KeyKey", DisplayName = "A key again")]
    [DataRow("game\tKeyKey01 KeyKey02 KeyKey03 KeyKey04 KeyKey05 KeyKey06 KeyKey07 KeyKey08", DisplayName = "Too many keys")]
    [DataRow("game\tKeyK-y")]
    [DataRow("game\tK\u00E9yKey")]
    [DataRow("game\tKe", DisplayName = "A key too short")]
    [DataRow("game\tKeyKeyKey", DisplayName = "A key too long")]
    [DataRow("game\tKeyKey\tT\u00EFtle")]
    [DataRow("game\tKeyKey\tTitle\tmore")]
    [DataRow("abcdefghijklmnopqrstuvwxyz012345\tKeyKey", DisplayName = "A name of 32 characters")]
    [DataRow("a\tKeyKey", DisplayName = "A name again")]
    public void A_line_that_is_wrong_is_named(string line)
    {
        string message = Refused(() => GameList.Parse("# comment\na\tKeyKey\n" + line + "\n"));

        Assert.IsTrue(message.StartsWith("line 3 of games.txt ", System.StringComparison.Ordinal), message);
    }

    [TestMethod]
    public void A_name_and_a_key_may_be_as_long_as_the_look_up_takes()
    {
        GameRow row = GameList.Parse(new string('n', GameKeys.MaximumNameCount) + "\t" + new string('K', GameKeys.MaximumKeyCount)).Rows.Single();

        Assert.AreEqual(GameKeys.MaximumNameCount, row.Name.Length);
        Assert.AreEqual(GameKeys.MaximumKeyCount, row.Keys.Length);
    }

    [TestMethod]
    public void Each_block_begins_and_ends_with_a_line_feed_and_is_no_longer_than_told()
    {
        string[] blocks = [.. Repository.Source.Split('\n').Where(line => line.Contains("=> \"\\n", System.StringComparison.Ordinal)).Select(line => line.Split('"')[1].Replace("\\n", "\n"))];

        Assert.IsTrue(blocks.Length > 100);
        Assert.IsTrue(blocks.All(block => block.Length <= BlockSource.MaximumBlockCount && block.EndsWith('\n')));
        Assert.AreEqual(GameKeys.Count, blocks.Sum(block => block.Count(c => c == '\n') - 1));
    }

    [TestMethod]
    public void More_games_than_one_assembly_of_the_device_holds_are_refused()
    {
        GameRow[] rows = [.. Enumerable.Range(0, 4_000).Select(i => new GameRow("a-game-no" + i.ToString("D4"), "KeyKey", ""))];

        Assert.IsTrue(Refused(() => BlockSource.Write(rows)).StartsWith("4000 games take ", System.StringComparison.Ordinal));
        Assert.IsTrue(BlockSource.Write(rows[..2_500]).Contains("Games = 2500;", System.StringComparison.Ordinal));
    }

    private static string Refused(System.Action action)
    {
        try
        {
            action();
        }
        catch (InvalidDataException refused)
        {
            return refused.Message;
        }
        return "nothing was wrong";
    }
}
