using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Filters;

[TestClass]
public class FilterComparisonTests
{
    [TestMethod]
    [DataRow("ev = 5000", 1)]
    [DataRow("ev == 5000", 1)]
    [DataRow("ev = 5001", 0)]
    [DataRow("ev != 5000", 0)]
    [DataRow("ev <> 5000", 0)]
    [DataRow("ev != 4", 1)]
    [DataRow("ev <> 4", 1)]
    [DataRow("ev < 5001", 1)]
    [DataRow("ev < 5000", 0)]
    [DataRow("ev <= 5000", 1)]
    [DataRow("ev <= 4999", 0)]
    [DataRow("ev > 4999", 1)]
    [DataRow("ev > 5000", 0)]
    [DataRow("ev >= 5000", 1)]
    [DataRow("ev >= 5001", 0)]
    public void Numbers_are_compared_in_six_ways(string filter, int expected) => Filter.Is(expected, filter, "ev", "5000");

    [TestMethod]
    [DataRow("5000 = ev")]
    [DataRow("4000 < ev")]
    [DataRow("9000 > ev")]
    [DataRow("'vs' = rk")]
    [DataRow("ev < max")]
    [DataRow("max != ev")]
    public void A_constant_may_stand_on_the_left_and_a_key_on_both_sides(string filter) =>
        Filter.Is(1, filter, "rk", "vs", "ev", "5000", "max", "10000");

    [TestMethod]
    [DataRow("9", "10", -1)]
    [DataRow("10", "9", 1)]
    [DataRow("007", "7", 0)]
    [DataRow("+7", "7", 0)]
    [DataRow("-0", "0", 0)]
    [DataRow("-1", "0", -1)]
    [DataRow("-10", "-9", -1)]
    [DataRow("4294967295", "4294967296", -1)]
    [DataRow("9223372036854775806", "9223372036854775807", -1)]
    [DataRow("-9223372036854775808", "-9223372036854775807", -1)]
    [DataRow("1.5", "1.50", 0)]
    [DataRow("1.5", "1.25", 1)]
    [DataRow("0.1", "0.100000001", -1)]
    [DataRow("-1.5", "-1.25", -1)]
    [DataRow("-0.5", "0", -1)]
    [DataRow("-0.5", "-1", 1)]
    [DataRow("-0.0", "0", 0)]
    [DataRow("2.0", "2", 0)]
    [DataRow("100.000", "100", 0)]
    [DataRow("9007199254740993", "9007199254740992", 1)]
    [DataRow("0.3", "0.1", 1)]
    [DataRow("-9223372036854775807.123456789", "-9223372036854775807.12345679", 1)]
    [DataRow("9223372036854775807.123456789", "9223372036854775807.123456788", 1)]
    [DataRow("8388607", "8388608", -1)]
    [DataRow("-8388607", "-8388608", 1)]
    [DataRow("16777215", "8388608", 1)]
    [DataRow("-16777216", "0", -1)]
    [DataRow("2147483648", "2147483647", 1)]
    [DataRow("999999999", "1000000000", -1)]
    public void Values_that_read_as_numbers_are_compared_as_numbers(string left, string right, int order)
    {
        Filter.Is(order < 0 ? 1 : 0, "a < b", "a", left, "b", right);
        Filter.Is(order == 0 ? 1 : 0, "a = b", "a", left, "b", right);
        Filter.Is(order > 0 ? 1 : 0, "a > b", "a", left, "b", right);
        // As constants as well.
        Filter.Is(order < 0 ? 1 : 0, left + " < " + right);
        Filter.Is(order == 0 ? 1 : 0, "a = " + right, "a", left);
        Filter.Is(order > 0 ? 1 : 0, "b < " + left, "b", right);
    }

    [TestMethod]
    [DataRow("10", "9a")]
    [DataRow("", "0")]
    [DataRow(" 5", "5")]
    [DataRow("1.2.10", "1.2.9")]
    [DataRow(".5", "0")]
    [DataRow("5.", "6")]
    [DataRow("1e3", "2")]
    [DataRow("0x10", "1")]
    [DataRow("-", "0")]
    [DataRow("10000000000000000000", "9")]
    [DataRow("1.0000000001", "2.5")]
    [DataRow("10.0000000001", "9")]
    public void What_is_no_number_is_compared_as_text(string left, string right)
    {
        string expected = string.Compare(left, right) < 0 ? "a < b" : "a > b";
        Filter.Is(1, expected, "a", left, "b", right);
        Filter.Is(0, "a = b", "a", left, "b", right);
    }

    [TestMethod]
    [DataRow("vs", "VS", 0)]
    [DataRow("vs", "vt", -1)]
    [DataRow("vs", "vs_123", -1)]
    [DataRow("b", "Abc", 1)]
    [DataRow("", "", 0)]
    [DataRow("", "a", -1)]
    [DataRow("a_", "aB", -1)]
    [DataRow("[", "a", -1)]
    [DataRow("[", "{", -1)]
    [DataRow("\u00E9", "\u00C9", 1)]
    [DataRow("\u00E9", "z", 1)]
    [DataRow("\u00C3\u00A9", "\u00C3\u00A9", 0)]
    [DataRow("a ", "a", 1)]
    public void Texts_are_compared_by_their_bytes_with_ASCII_letters_in_any_case(string left, string right, int order)
    {
        Filter.Is(order < 0 ? 1 : 0, "a < b", "a", left, "b", right);
        Filter.Is(order == 0 ? 1 : 0, "a = b", "a", left, "b", right);
        Filter.Is(order > 0 ? 1 : 0, "a > b", "a", left, "b", right);
        Filter.Is(order == 0 ? 1 : 0, "a = '" + right + "'", "a", left);
        Filter.Is(order < 0 ? 1 : 0, "\"" + left + "\" < b", "b", right);
    }

    [TestMethod]
    public void A_quoted_whole_number_is_a_number_all_the_same()
    {
        Filter.Is(1, "rel='1'", "rel", "1");
        Filter.Is(1, "rel = \"01\"", "rel", "1");
        Filter.Is(1, "players < '10'", "players", "9");
        Filter.Is(1, "'10' > 9");
    }

    [TestMethod]
    public void A_quoted_fraction_is_text_since_versions_look_like_it()
    {
        Filter.Is(1, "gamever = '1.10'", "gamever", "1.10");
        Filter.Is(0, "gamever = '1.10'", "gamever", "1.1");
        Filter.Is(1, "gamever = 1.10", "gamever", "1.1");
    }

    [TestMethod]
    public void A_number_that_meets_text_is_compared_as_it_was_written()
    {
        Filter.Is(1, "20 < auth", "auth", "20a");
        Filter.Is(1, "007 < name", "name", "01x");
        Filter.Is(1, "-5 < name", "name", "-5x");
        Filter.Is(1, "2.0 < name", "name", "2.0x");
        Filter.Is(1, "'+5' < name", "name", "+5x");
        Filter.Is(1, "name >= '12'", "name", "12x");
        // What was computed has no other digits than its own.
        Filter.Is(1, "3 * 4 < name", "name", "12x");
        Filter.Is(0, "name < 3 * 4", "name", "12x");
        Filter.Is(1, "-(5) < name", "name", "-5x");
    }

    [TestMethod]
    public void Keys_are_found_in_any_case()
    {
        Filter.Is(1, "NumPlayers = 3 and NUMPLAYERS = 3", "numplayers", "3");
        Filter.Is(1, "matchtype='english'", "MatchType", "English");
        Filter.Is(1, "player_0 = 'a' and v1.2 = 3", "player_0", "a", "v1.2", "3");
    }
}
