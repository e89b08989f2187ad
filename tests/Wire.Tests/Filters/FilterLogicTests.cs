using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Filters;

/// <summary>AND, OR, NOT and nothing: what is unknown neither matches nor is refuted.</summary>
[TestClass]
public class FilterLogicTests
{
    [TestMethod]
    [DataRow("1 and 1", 1)]
    [DataRow("1 and 0", 0)]
    [DataRow("0 and 1", 0)]
    [DataRow("0 and 0", 0)]
    [DataRow("1 and null", -1)]
    [DataRow("null and 1", -1)]
    [DataRow("0 and null", 0)]
    [DataRow("null and 0", 0)]
    [DataRow("null and null", -1)]
    [DataRow("1 or 1", 1)]
    [DataRow("1 or 0", 1)]
    [DataRow("0 or 1", 1)]
    [DataRow("0 or 0", 0)]
    [DataRow("1 or null", 1)]
    [DataRow("null or 1", 1)]
    [DataRow("0 or null", -1)]
    [DataRow("null or 0", -1)]
    [DataRow("null or null", -1)]
    [DataRow("not 1", 0)]
    [DataRow("not 0", 1)]
    [DataRow("not null", -1)]
    [DataRow("not not null", -1)]
    [DataRow("not not 7", 1)]
    [DataRow("null or null or 1", 1)]
    [DataRow("null and null and 0", 0)]
    [DataRow("1 and null and 1", -1)]
    [DataRow("0 or null or 0", -1)]
    public void The_three_truths_are_joined_as_in_SQL(string filter, int expected) => Filter.Is(expected, filter);

    [TestMethod]
    [DataRow("a = 1")]
    [DataRow("a != 1")]
    [DataRow("1 < a")]
    [DataRow("a = a")]
    [DataRow("a = null")]
    [DataRow("a <> null")]
    [DataRow("a like '%'")]
    [DataRow("a not like 'x'")]
    [DataRow("'x' like a")]
    [DataRow("a")]
    [DataRow("a + 1")]
    [DataRow("1 & a = a")]
    [DataRow("-a = 1")]
    [DataRow("!a")]
    [DataRow("dwc_mresv != b")]
    public void What_asks_a_key_that_the_host_lacks_is_unknown(string filter) => Filter.Is(-1, filter, "b", "1");

    [TestMethod]
    [DataRow("groupid is null", 1)]
    [DataRow("groupid is not null", 0)]
    [DataRow("groupid IS NULL", 1)]
    [DataRow("(groupid)is null", 1)]
    [DataRow("here is null", 0)]
    [DataRow("here is not null", 1)]
    [DataRow("empty is null", 0)]
    [DataRow("not groupid is null", 0)]
    [DataRow("not here is null", 1)]
    [DataRow("groupid + 1 is null", 1)]
    [DataRow("groupid = 3 is null", 1)]
    [DataRow("here = 3 is null", 0)]
    [DataRow("null is null", 1)]
    [DataRow("1 is null is null", 0)]
    public void Is_null_asks_whether_there_is_something(string filter, int expected) => Filter.Is(expected, filter, "here", "x", "empty", "");

    [TestMethod]
    [DataRow("1", 1)]
    [DataRow("-3", 1)]
    [DataRow("0", 0)]
    [DataRow("0.0", 0)]
    [DataRow("0.001", 1)]
    [DataRow("'0'", 0)]
    [DataRow("'2'", 1)]
    [DataRow("'x'", 0)]
    [DataRow("''", 0)]
    [DataRow("one", 1)]
    [DataRow("zero", 0)]
    [DataRow("half", 1)]
    [DataRow("word", 0)]
    [DataRow("1 & one", 1)]
    [DataRow("2 & one", 0)]
    public void A_value_alone_is_true_when_it_is_a_number_other_than_0(string filter, int expected) =>
        Filter.Is(expected, filter, "one", "1", "zero", "0", "half", "0.5", "word", "true");

    [TestMethod]
    public void What_is_true_is_1_and_what_is_false_is_0()
    {
        Filter.Is(1, "(a = 1) + (b = 2) + (c = 3) = 2", "a", "1", "b", "2", "c", "4");
        Filter.Is(1, "(7 or 0) = 1 and (0 and 1) = 0 and (not 5) = 0");
        Filter.Is(1, "('x' and 1) = 0 and (3 and 4) = 1 and (0 or 'x') = 0");
        Filter.Is(1, "(a = 1) = (b = 2)", "a", "1", "b", "2");
        Filter.Is(-1, "(a = 1) + (b = 2) >= 1", "a", "1");
    }

    [TestMethod]
    [DataRow("a = 1 AND b = 2 OR c = 3")]
    [DataRow("A = 1 And B = 2 oR C = 3")]
    [DataRow("a=1&&b=2||c=3")]
    [DataRow("(a=1)AND(b=2)OR(c=3)")]
    [DataRow("((((a=1))and(((b=2)))))or c=3")]
    [DataRow("\ta = 1\r\nand b = 2 or c = 3  ")]
    [DataRow("!(a != 1 or !(b = 2) or c = 9) or c = 3")]
    [DataRow("NOT (a != 1 or not b = 2) or c = 3")]
    public void Words_and_signs_mean_the_same_in_any_case_and_spacing(string filter)
    {
        Filter.Is(1, filter, "a", "1", "b", "2", "c", "4");
        Filter.Is(1, filter, "a", "0", "b", "0", "c", "3");
        Filter.Is(0, filter, "a", "1", "b", "3", "c", "4");
    }

    [TestMethod]
    public void A_chain_ends_where_it_is_settled()
    {
        for (int at = 0; at < 12; at++)
        {
            string ands = "";
            string ors = "";
            for (int i = 0; i < 12; i++)
            {
                string joint = i == 0 ? "" : i % 3 == 0 ? " and (1) " : " ";
                ands += i == 0 ? "" : joint + "and ";
                ors += i == 0 ? "" : "or ";
                ands += i == at ? "a = 2" : "a = 1";
                ors += i == at ? "a = 1 " : "a = 2 ";
            }
            Filter.Is(0, ands, "a", "1");
            Filter.Is(1, ors, "a", "1");
            Filter.Is(0, ands + " and 1", "a", "1");
            Filter.Is(1, ors + " and 1", "a", "1");
        }
    }
}
