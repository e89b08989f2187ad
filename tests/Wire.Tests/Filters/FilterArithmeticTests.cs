using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Filters;

[TestClass]
public class FilterArithmeticTests
{
    private const string Most = "9223372036854775807";
    private const string Least = "-9223372036854775808";

    [TestMethod]
    [DataRow("7 + 3 = 10")]
    [DataRow("7 - 10 = -3")]
    [DataRow("7 - -3 = 10")]
    [DataRow("7--3 = 10")]
    [DataRow("- - 7 = 7")]
    [DataRow("-n = -5")]
    [DataRow("+n = 5")]
    [DataRow("+ +n - +3 = 2")]
    [DataRow("n*n = 25")]
    [DataRow("17 / 5 = 3")]
    [DataRow("-17 / 5 = -3")]
    [DataRow("17 % 5 = 2")]
    [DataRow("-17 % 5 = -2")]
    [DataRow("12 & 10 = 8")]
    [DataRow("12 | 3 = 15")]
    [DataRow("-1 & 255 = 255")]
    [DataRow("4294967296 & 4294967297 = 4294967296")]
    [DataRow("'6' * '7' = 42")]
    [DataRow("maxplayers-numplayers == 1")]
    [DataRow("numplayers + 1 < maxplayers + 1")]
    [DataRow("100.000 / 2 = 50")]
    public void Whole_numbers_are_computed(string filter) => Filter.Is(1, filter, "n", "5", "numplayers", "3", "maxplayers", "4");

    [TestMethod]
    [DataRow("n / 0")]
    [DataRow("n % 0")]
    [DataRow("n / zero = 1")]
    [DataRow("0 / 0")]
    [DataRow("1 / (n - 5)")]
    public void To_divide_by_zero_is_unknown(string filter) => Filter.Is(-1, filter, "n", "5", "zero", "0");

    [TestMethod]
    [DataRow(Most + " + 1")]
    [DataRow(Least + " + -1")]
    [DataRow(Least + " - 1")]
    [DataRow("0 - " + Least)]
    [DataRow("-(" + Least + ")")]
    [DataRow("- " + Least)]
    [DataRow(Least + " / -1")]
    [DataRow(Least + " * -1")]
    [DataRow("-1 * " + Least)]
    [DataRow(Most + " * 2")]
    [DataRow("4294967296 * 4294967296")]
    [DataRow("3037000500 * 3037000500")]
    [DataRow("-4294967296 * 2147483649")]
    [DataRow("least / -1 = 3")]
    public void What_does_not_fit_64_bits_is_unknown(string filter) => Filter.Is(-1, filter, "least", Least);

    [TestMethod]
    [DataRow(Least + " % -1 = 0")]
    [DataRow(Least + " / 1 = " + Least)]
    [DataRow("5 / -1 = -5")]
    [DataRow(Most + " + " + Least + " = -1")]
    [DataRow("-1 - " + Least + " = " + Most)]
    [DataRow(Most + " * -1 - 1 = " + Least)]
    [DataRow("-4294967296 * 2147483648 = " + Least)]
    [DataRow("3037000499 * 3037000499 = 9223372030926249001")]
    [DataRow("1 * " + Least + " = " + Least)]
    [DataRow("0 * " + Least + " = 0")]
    [DataRow("-2147483648 / -1 = 2147483648")]
    [DataRow("-2147483648 % -1 = 0")]
    public void The_ends_of_64_bits_are_exact(string filter) => Filter.Is(1, filter);

    [TestMethod]
    [DataRow("word + 1")]
    [DataRow("1 & word")]
    [DataRow("-word")]
    [DataRow("'x' * 2")]
    [DataRow("empty + 0")]
    [DataRow("1.5 + 1")]
    [DataRow("1 - half")]
    [DataRow("-half")]
    [DataRow("- 1.5")]
    [DataRow("'1.0' + 1")]
    [DataRow("99999999999999999999 + 1")]
    public void Only_whole_numbers_can_be_computed_with(string filter) => Filter.Is(-1, filter, "word", "vs", "empty", "", "half", "0.5");
}
