using nanoFramework.TestFramework;
using PocketSpy.Wire.Filters;

namespace PocketSpy.Wire.Tests.Filters;

/// <summary>Texts between quotes, and what players type into them.</summary>
[TestClass]
public class FilterTextTests
{
    [TestMethod]
    [DataRow("'it''s'", "it's")]
    [DataRow("\"it's\"", "it's")]
    [DataRow("'say \"hi\"'", "say \"hi\"")]
    [DataRow("\"say \"\"hi\"\"\"", "say \"hi\"")]
    [DataRow("''", "")]
    [DataRow("\"\"", "")]
    [DataRow("''''", "'")]
    [DataRow("''''''", "''")]
    [DataRow("'''a'''", "'a'")]
    [DataRow("'a'' and name = ''b'", "a' and name = 'b")]
    [DataRow("' and '", " and ")]
    [DataRow("'(x) -- \\ ; %'", "(x) -- \\ ; %")]
    [DataRow("'\u00FC\u00C3\u00BC\u0001\u00FF'", "\u00FC\u00C3\u00BC\u0001\u00FF")]
    public void A_quote_within_a_text_is_doubled(string written, string meant)
    {
        Filter.Is(1, "name = " + written, "name", meant);
        Filter.Is(1, written + "=name and other=" + written, "name", meant, "other", meant);
        Filter.Is(0, "name=" + written, "name", meant + "x");
    }

    [TestMethod]
    [DataRow("hostname like 'flyin' high'", "flyin' high")]
    [DataRow("hostname like '%flyin' high%'", "we are flyin' high!")]
    [DataRow("hostname like '%Bob's%' and p = 1", "Bob's place")]
    [DataRow("(hostname like '%Bob's and Tom's%')", "Bob's and Tom's")]
    [DataRow("hostname like '%rock 'n' roll%' or p = 2", "Rock 'N' Roll")]
    [DataRow("hostname like 'x' (y'", "x' (y")]
    [DataRow("hostname = 'a' 5' and p = 1", "a' 5")]
    [DataRow("hostname = 'rockin' wow!' and p = 1", "rockin' wow!")]
    [DataRow("hostname = 'rockin' wow !' and p = 1", "rockin' wow !")]
    [DataRow("hostname = 'nothin' null' and p = 1", "nothin' null")]
    public void A_quote_that_nothing_of_a_filter_follows_belongs_to_the_text(string filter, string name)
    {
        Filter.Is(1, filter, "hostname", name, "p", "1");
        Filter.Is(0, filter, "hostname", "other", "p", "1");
    }

    [TestMethod]
    [DataRow("numplayers > 0gametype like '%gpm_cq%'")]
    [DataRow("bf2_ranked = 1gametype like '%gpm_cq%'")]
    [DataRow("hostname like '%mine%'gametype like '%gpm_cq%'")]
    [DataRow("hostname = 'mine' gametype = 'gpm_cq'")]
    [DataRow("(numplayers > 0)gametype like '%gpm_cq%'")]
    [DataRow("numplayers > 0 gametype not like '%coop%'")]
    [DataRow("numplayers = numplayers gametype is not null")]
    [DataRow("numplayers is not null hostname != 'x' gametype = 'gpm_cq'")]
    public void An_AND_may_be_missing_before_a_comparison(string filter)
    {
        Filter.Is(1, filter, "numplayers", "3", "bf2_ranked", "1", "hostname", "mine", "gametype", "gpm_cq");
        Filter.Is(0, "not not " + filter + " and 0", "numplayers", "3", "bf2_ranked", "1", "hostname", "mine", "gametype", "gpm_cq");
    }

    [TestMethod]
    public void A_missing_AND_binds_as_one_that_is_there()
    {
        Filter.Is(1, "a = 1 or b = 2 c = 3", "a", "1", "b", "0", "c", "0");
        Filter.Is(0, "(a = 1 or b = 2) c = 3", "a", "1", "b", "0", "c", "0");
    }

    [TestMethod]
    public void A_text_without_an_end_is_no_filter()
    {
        Filter.Refuses("name = 'abc", FilterError.OpenText, 7);
        Filter.Refuses("name = '", FilterError.OpenText, 7);
        Filter.Refuses("name = 'abc''", FilterError.OpenText, 7);
        Filter.Refuses("name = \"abc'", FilterError.OpenText, 7);
        Filter.Refuses("name = 'abc' 'def", FilterError.OpenText, 7);
    }
}
