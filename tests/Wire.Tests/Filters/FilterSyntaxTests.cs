using nanoFramework.TestFramework;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Wire.Tests.Filters;

/// <summary>What is a filter, what is none, and how much of it.</summary>
[TestClass]
public class FilterSyntaxTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow(" \t\r\n ")]
    public void An_empty_filter_matches_every_host(string filter)
    {
        Assert.IsTrue(Filter.Matches(filter));
        Assert.IsTrue(Filter.Matches(filter, "a", "1"));
    }

    [TestMethod]
    [DataRow("a =", 3)]
    [DataRow("a = ", 4)]
    [DataRow("= 1", 0)]
    [DataRow("a = = 1", 4)]
    [DataRow("a and", 5)]
    [DataRow("a and and b", 6)]
    [DataRow("()", 1)]
    [DataRow("a = ()", 5)]
    [DataRow("(", 1)]
    [DataRow(")", 0)]
    [DataRow("not", 3)]
    [DataRow("-", 1)]
    [DataRow("a is", 4)]
    [DataRow("a is 1", 5)]
    [DataRow("a is not 1", 9)]
    [DataRow("is null", 0)]
    [DataRow("like 'x'", 0)]
    [DataRow("a * / b", 4)]
    [DataRow("a = %d", 4)]
    [DataRow("a + is null", 4)]
    public void Where_a_value_is_missing_there_is_no_filter(string filter, int position) => Filter.Refuses(filter, FilterError.NoOperand, position);

    [TestMethod]
    [DataRow("a b", 2)]
    [DataRow("a 1", 2)]
    [DataRow("1 1", 2)]
    [DataRow("a 'x'", 3)]
    [DataRow("(a) (b)", 4)]
    [DataRow("a in (1, 2)", 2)]
    [DataRow("a not b", 6)]
    [DataRow("a ! b", 2)]
    [DataRow("a null", 2)]
    [DataRow("a between 1 and 2", 2)]
    [DataRow("dwc_pid = 4 an", 12)]
    [DataRow("a = 0x10", 5)]
    public void Where_an_operator_is_missing_there_is_no_filter(string filter, int position) =>
        Filter.Refuses(filter, FilterError.NoOperator, position);

    [TestMethod]
    [DataRow("(a = 1", 6)]
    [DataRow("((a) = 1", 8)]
    [DataRow("a = 1)", 5)]
    [DataRow("(a = 1)) and b", 7)]
    public void A_parenthesis_has_a_partner(string filter, int position) => Filter.Refuses(filter, FilterError.Parenthesis, position);

    [TestMethod]
    [DataRow("a = $b", 4)]
    [DataRow("a = 1; b", 5)]
    [DataRow("@a = 1", 0)]
    [DataRow("a = 1 # b", 6)]
    [DataRow("[a] = 1", 0)]
    [DataRow("a ^ b", 2)]
    [DataRow("\u00E9 = 1", 0)]
    [DataRow("a, b", 1)]
    [DataRow("a = 1.b", 5)]
    [DataRow(".5 = a", 0)]
    [DataRow("\\a\\1", 0)]
    public void A_character_without_a_meaning_is_refused(string filter, int position) => Filter.Refuses(filter, FilterError.Character, position);

    [TestMethod]
    public void A_NUL_is_no_blank()
    {
        FilterCompiler compiler = new FilterCompiler();
        byte[] text = Ascii.Bytes("a = 1 ");
        text[5] = 0;
        Assert.IsFalse(compiler.TryCompile(text, 0, text.Length, out _));
        Assert.AreEqual((int)FilterError.Character, (int)compiler.Error);
    }

    [TestMethod]
    public void A_filter_has_1024_bytes_at_most()
    {
        byte[] text = new byte[FilterCompiler.MaximumText + 1];
        for (int i = 0; i < text.Length; i++) text[i] = (byte)' ';
        text[1023] = (byte)'1';
        FilterCompiler compiler = new FilterCompiler();
        Assert.IsTrue(compiler.TryCompile(text, 0, 1024, out FilterProgram program));
        Assert.IsTrue(program.Matches(new HostRecord()));
        Assert.IsFalse(compiler.TryCompile(text, 0, 1025, out program));
        Assert.IsNull(program);
        Assert.AreEqual((int)FilterError.TooLong, (int)compiler.Error);
        // The whole of it may be one name, one text.
        for (int i = 0; i < text.Length; i++) text[i] = (byte)'n';
        Assert.IsTrue(compiler.TryCompile(text, 1, 1024, out program));
        Assert.AreEqual((int)FilterError.None, (int)compiler.Error);
        Assert.IsFalse(program.Matches(new HostRecord("n", "1")));
        text[0] = (byte)'\'';
        text[1023] = (byte)'\'';
        Assert.IsTrue(compiler.TryCompile(text, 0, 1024, out program));
        Assert.IsFalse(program.Matches(new HostRecord("n", "1")));
    }

    [TestMethod]
    public void A_filter_has_256_parts_at_most()
    {
        string most = "1";
        for (int i = 0; i < 127; i++) most += "+1";
        Assert.IsTrue(Filter.Matches(most + " "));
        Assert.IsTrue(Filter.Matches("+" + most + "\t"));
        Filter.Refuses("1+" + most, FilterError.TooManyParts, 256);
        string equal = "a=1";
        for (int i = 0; i < 63; i++) equal += "&&a=1";
        Assert.IsTrue(Filter.Matches(equal, "a", "1"));
        Assert.IsFalse(Filter.Matches(equal, "a", "2"));
    }

    [TestMethod]
    public void Thirty_two_parentheses_and_operators_may_be_open()
    {
        string open = "";
        string close = "";
        for (int i = 0; i < 32; i++)
        {
            open += "(";
            close += ")";
        }
        Assert.IsTrue(Filter.Matches(open + "1" + close));
        Assert.IsTrue(Filter.Matches(open + "1" + close + "and" + open.Substring(1) + "1" + close.Substring(1)));
        Filter.Refuses("(" + open + "1" + close + ")", FilterError.TooDeep, 32);
        string not = "";
        for (int i = 0; i < 16; i++) not += "not ! ";
        Assert.IsTrue(Filter.Matches(not + "1"));
        Filter.Refuses(not + "not 1", FilterError.TooDeep, not.Length);
    }

    [TestMethod]
    public void Sixteen_values_may_wait_for_each_other()
    {
        string sum = "1";
        for (int i = 0; i < 15; i++) sum = "1 + (" + sum + ")";
        Assert.IsTrue(Filter.Matches(sum + " = 16"));
        sum = "1 + (" + sum + ")";
        Filter.Refuses(sum, FilterError.TooDeep, sum.Length);
    }

    [TestMethod]
    public void A_compiler_goes_on_after_what_it_did_not_understand()
    {
        FilterCompiler compiler = new FilterCompiler();
        byte[] bad = Ascii.Bytes("((a = 1 and b = 2 or");
        byte[] good = Ascii.Bytes("a = 1 and b = 2");
        HostRecord host = new HostRecord("a", "1", "b", "2");
        Assert.IsTrue(compiler.TryCompile(good, 0, good.Length, out FilterProgram first));
        Assert.IsFalse(compiler.TryCompile(bad, 0, bad.Length, out _));
        Assert.IsTrue(compiler.TryCompile(good, 0, good.Length, out FilterProgram second));
        Assert.IsTrue(first.Matches(host));
        Assert.IsTrue(second.Matches(host));
        // Its own copy of the text: the buffer belongs to the next request.
        good[0] = (byte)'x';
        Assert.IsTrue(first.Matches(host));
        Assert.IsTrue(second.Matches(host));
    }
}
