using PocketSpy.Network.Dns;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Network.Tests.Dns;

[TestClass]
public class DomainListTests
{
    [TestMethod]
    public void A_line_is_a_domain_and_comments_and_empty_lines_are_none()
    {
        DomainList list = new();
        list.Add("# mine\r\n\r\n  Example.ORG \r\n\tother.net\n#no.net\nlast.net");
        Assert.AreEqual(3, list.Count);
        Assert.IsTrue(Has(list, "example.org"));
        Assert.IsTrue(Has(list, "a.b.example.org"));
        Assert.IsTrue(Has(list, "other.net"));
        Assert.IsTrue(Has(list, "last.net"));
        Assert.IsFalse(Has(list, "no.net"));
        Assert.IsFalse(Has(list, "anexample.org"));
    }

    [TestMethod]
    [DataRow("*.example.org")]
    [DataRow(".example.org")]
    [DataRow("example.org.")]
    [DataRow("\uFEFFexample.org")]
    public void A_domain_may_be_written_as_people_write_them(string line)
    {
        DomainList list = new();
        list.Add(line + "\r\nother.net");
        Assert.IsTrue(Has(list, "example.org"));
        Assert.IsTrue(Has(list, "www.example.org"));
        Assert.IsTrue(Has(list, "other.net"));
    }

    [TestMethod]
    [DataRow("*")]
    [DataRow(".")]
    [DataRow("")]
    public void A_line_without_a_name_is_no_domain(string line)
    {
        DomainList list = new();
        list.Add(line);
        Assert.AreEqual(0, list.Count);
        Assert.IsFalse(Has(list, "example.org"));
    }

    [TestMethod]
    public void The_65th_domain_is_not_taken()
    {
        DomainList list = new();
        for (int i = 0; i < 70; i++) list.Add("d" + i.ToString() + ".net");
        Assert.AreEqual(64, list.Count);
        Assert.IsTrue(Has(list, "d63.net"));
        Assert.IsFalse(Has(list, "d64.net"));
    }

    private static bool Has(DomainList list, string name) => list.Contains(Raw.Bytes(name), name.Length);
}
