using PocketSpy.Core;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Nintendo.Tests.Nas;

/// <summary>How consoles write their requests, and what is no request.</summary>
[TestClass]
public class NasFormTests
{
    private const string UserId = "0000000004660";
    private const string Gsbrcd = "RMCJ1234567";

    private static readonly long Client = EndPoints.Of(0xC0A8040A, 49_152);

    [TestMethod]
    public void The_order_of_fields_and_the_case_of_the_action_do_not_matter()
    {
        World world = new();
        string body = NasMessages.Field("gamecd", "RMCP") + NasMessages.Field("gsbrcd", Gsbrcd) + NasMessages.Field("userid", UserId) +
            NasMessages.Field("unitcd", "1") + NasMessages.Field("unknown", "x") + "lonely&=&" + NasMessages.Field("action", "LoGiN");
        Assert.AreEqual("001", NasMessages.Value(Post(world, body), "returncd"));
        Assert.AreEqual("001", NasMessages.Value(Post(world, body.Substring(0, body.Length - 1) + "\0"), "returncd"), "a closing NUL is taken");
    }

    [TestMethod]
    public void Padding_may_come_percent_encoded()
    {
        World world = new();
        string body = Raw.Exchange(NasMessages.LoginWii(UserId, Gsbrcd), "*", "%2A");
        Assert.IsTrue(body.Contains("%2A"));
        Assert.AreEqual("001", NasMessages.Value(Post(world, body), "returncd"));
    }

    [TestMethod]
    public void Of_two_fields_with_one_name_the_first_counts()
    {
        World world = new();
        string body = NasMessages.Field("action", "login") + NasMessages.LoginWii(UserId, Gsbrcd) + NasMessages.Field("action", "nonsense") +
            NasMessages.Field("userid", "junk");
        Assert.AreEqual("001", NasMessages.Value(Post(world, body), "returncd"));
    }

    [TestMethod]
    public void A_login_with_any_one_field_missing_is_answered()
    {
        World world = new();
        string body = NasMessages.LoginWii(UserId, Gsbrcd);
        string[] fields = body.Split('&');
        for (int left = 0; left < fields.Length; left++)
        {
            string rest = "";
            for (int i = 0; i < fields.Length; i++)
            {
                if (i != left) rest += fields[i] + "&";
            }
            string code = NasMessages.Value(Post(world, rest), "returncd");
            bool needed = fields[left].StartsWith("action=") || fields[left].StartsWith("userid=");
            Assert.AreEqual(needed ? "103" : "001", code, fields[left]);
        }
    }

    [TestMethod]
    [DataRow("action=%")]
    [DataRow("action=%4")]
    [DataRow("action=%zz")]
    [DataRow("action=!!!!")]
    [DataRow("action=A")]
    [DataRow("action")]
    [DataRow("=")]
    [DataRow("&&&&")]
    [DataRow("")]
    public void A_body_that_cannot_be_read_is_a_bad_request(string body)
    {
        Assert.AreEqual("103", NasMessages.Value(Post(new World(), body), "returncd"));
    }

    [TestMethod]
    public void More_fields_than_any_title_sends_are_a_bad_request()
    {
        World world = new();
        string body = NasMessages.LoginWii(UserId, Gsbrcd);
        for (int i = 0; i < 40; i++) body += "x" + i.ToString() + "=&";
        Assert.AreEqual("103", NasMessages.Value(Post(world, body), "returncd"));
    }

    [TestMethod]
    public void A_field_that_is_too_long_counts_as_missing()
    {
        World world = new();
        string longName = NasMessages.Field("ingamesn", Raw.Repeat('n', 1_030));
        string login = NasMessages.Field("action", "login") + NasMessages.Field("unitcd", "1") + NasMessages.Field("userid", UserId) + NasMessages.Field("gsbrcd", Gsbrcd);
        Assert.AreEqual("001", NasMessages.Value(Post(world, login + longName), "returncd"));
        Assert.AreEqual("103", NasMessages.Value(Post(world, NasMessages.Field("action", Raw.Repeat('x', 1_030))), "returncd"));
    }

    private static string Post(World world, string body) => world.Request(NasMessages.Post(body), Client);
}
