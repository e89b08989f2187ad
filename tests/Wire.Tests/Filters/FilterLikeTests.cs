using nanoFramework.TestFramework;

namespace PocketSpy.Wire.Tests.Filters;

[TestClass]
public class FilterLikeTests
{
    [TestMethod]
    [DataRow("Joe's SERVER 1", "%SERVER%", 1)]
    [DataRow("joe's server 1", "%SERVER%", 1)]
    [DataRow("server", "%SERVER%", 1)]
    [DataRow("serve", "%SERVER%", 0)]
    [DataRow("my server", "server", 0)]
    [DataRow("Server", "sERVER", 1)]
    [DataRow("servers", "server", 0)]
    [DataRow("server", "server%", 1)]
    [DataRow("servers", "server%", 1)]
    [DataRow("my server", "%server", 1)]
    [DataRow("my servers", "%server", 0)]
    [DataRow("server of a server", "%server", 1)]
    [DataRow("AF0FS", "_F_FS", 1)]
    [DataRow("AF0F", "_F_FS", 0)]
    [DataRow("USA-S", "U___S", 1)]
    [DataRow("US", "U___S", 0)]
    [DataRow("", "%", 1)]
    [DataRow("", "", 1)]
    [DataRow("", "_", 0)]
    [DataRow("x", "", 0)]
    [DataRow("x", "_%", 1)]
    [DataRow("x", "%_", 1)]
    [DataRow("x", "__%", 0)]
    [DataRow("xy", "%%%y", 1)]
    [DataRow("aXbXc", "a%x%c", 1)]
    [DataRow("aXbXd", "a%x%c", 0)]
    [DataRow("aab", "%ab", 1)]
    [DataRow("ababac", "%abac", 1)]
    [DataRow("abcabcabd", "%abc%abd", 1)]
    [DataRow("mississippi", "m%iss%ip%i", 1)]
    [DataRow("mississippi", "m%iss%ipx%", 0)]
    [DataRow("100%", "100%", 1)]
    [DataRow("a\\b", "a\\b", 1)]
    [DataRow("[x]", "[x]", 1)]
    [DataRow("x", "[x]", 0)]
    [DataRow("@", "`", 0)]
    [DataRow("\u00E9t\u00E9", "\u00E9_\u00E9", 1)]
    [DataRow("\u00E9", "\u00C9", 0)]
    public void Percent_is_any_text_and_underscore_one_byte(string value, string pattern, int expected)
    {
        Filter.Is(expected, "name like '" + pattern + "'", "name", value);
        Filter.Is(1 - expected, "name not like '" + pattern + "'", "name", value);
        Filter.Is(expected, "name LIKE pattern", "name", value, "pattern", pattern);
        Filter.Is(expected, "'" + value + "'LIKE\"" + pattern + "\"");
    }

    [TestMethod]
    public void A_number_is_like_its_digits()
    {
        Filter.Is(1, "zaddc LIKE '0' and zvar like '102'", "zaddc", "0", "zvar", "102");
        Filter.Is(0, "zaddc LIKE '0'", "zaddc", "00");
        Filter.Is(1, "1024 like '10%' and 010 like '010' and -5 like '-_'");
        Filter.Is(1, "n + 1 like '1__' and 2 * 2 like 1 + 3 and 102 like n + 3", "n", "99");
    }

    [TestMethod]
    public void The_work_of_a_LIKE_has_an_end()
    {
        string value = "";
        for (int i = 0; i < 200; i++) value += "a";
        string pattern = "%" + value.Substring(0, 99) + "b";
        // Some 10,000 steps without luck: more than are spent on one host.
        Filter.Is(-1, "name like '" + pattern + "'", "name", value);
        Filter.Is(-1, "name not like '" + pattern + "'", "name", value);
        Filter.Is(1, "name like '" + pattern + "' or name = '" + value + "'", "name", value);
        // A long one that is worth it.
        Filter.Is(1, "name like '%" + value.Substring(0, 99) + "%'", "name", value);
        Filter.Is(0, "name like '%b'", "name", value);
    }

    [TestMethod]
    public void Every_host_gets_its_own_steps()
    {
        string value = "";
        for (int i = 0; i < 60; i++) value += "a";
        Wire.Filters.FilterProgram program = Filter.Compile("name like '%" + value.Substring(0, 30) + "b%' or name like '%a'");
        HostRecord host = new HostRecord("name", value);
        for (int i = 0; i < 20; i++) Assert.IsTrue(program.Matches(host));
    }
}
