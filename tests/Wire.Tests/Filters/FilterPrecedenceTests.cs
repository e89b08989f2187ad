using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Filters;

[TestClass]
public class FilterPrecedenceTests
{
    [TestMethod]
    [DataRow("1 or 1 and 0", "1 or (1 and 0)", "(1 or 1) and 0")]
    [DataRow("0 and 0 or 1", "(0 and 0) or 1", "0 and (0 or 1)")]
    [DataRow("not 0 and 0", "(not 0) and 0", "not (0 and 0)")]
    [DataRow("not 2 = 1", "not (2 = 1)", "(not 2) = 1")]
    [DataRow("not 2 > 3", "not (2 > 3)", "(not 2) > 3")]
    [DataRow("not 'a' like 'b'", "not ('a' like 'b')", "(not 'a') like 'b'")]
    [DataRow("not 1 is null", "not (1 is null)", "(not 1) is null")]
    [DataRow("!2 = 1", "(!2) = 1", "!(2 = 1)")]
    [DataRow("!0 + 1 = 2", "(!0) + 1 = 2", "!(0 + 1) = 2")]
    [DataRow("1 & 3 = 1", "(1 & 3) = 1", "1 & (3 = 1)")]
    [DataRow("4 = 4 & 12", "4 = (4 & 12)", "(4 = 4) & 12")]
    [DataRow("4 | 1 < 3", "(4 | 1) < 3", "4 | (1 < 3)")]
    [DataRow("1 | 2 & 4", "1 | (2 & 4)", "(1 | 2) & 4")]
    [DataRow("1 & 1 + 1", "1 & (1 + 1)", "(1 & 1) + 1")]
    [DataRow("2 + 3 * 4 = 14", "2 + (3 * 4) = 14", "(2 + 3) * 4 = 14")]
    [DataRow("9 - 3 - 2 = 4", "(9 - 3) - 2 = 4", "9 - (3 - 2) = 4")]
    [DataRow("16 / 4 / 2 = 2", "(16 / 4) / 2 = 2", "16 / (4 / 2) = 2")]
    [DataRow("7 - 2 * 3 % 4 = 5", "7 - ((2 * 3) % 4) = 5", "7 - (2 * (3 % 4)) = 5")]
    [DataRow("-2 + 3 = 1", "(-2) + 3 = 1", "-(2 + 3) = 1")]
    [DataRow("3 > 2 > 1", "(3 > 2) > 1", "3 > (2 > 1)")]
    [DataRow("3 = 3 = 1", "(3 = 3) = 1", "3 = (3 = 1)")]
    [DataRow("2 = 2 is null", "(2 = 2) is null", "2 = (0 is not null) or 1")]
    [DataRow("1 = not 2 = 3", "1 = (not (2 = 3))", "(1 = not 2) = 3")]
    public void Operators_bind_as_in_SQL(string filter, string same, string other)
    {
        bool value = Filter.Matches(filter);
        Assert.AreEqual(Filter.Matches(same), value, filter);
        Assert.AreNotEqual(Filter.Matches(other), value, other);
    }
}
