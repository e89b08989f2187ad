using nanoFramework.TestFramework;

namespace PocketSpy.Core.Tests;

[TestClass]
public class AddressRationsTests
{
    private static readonly long Client = EndPoints.Of(0xC0A80405, 40_000);
    private static readonly long Other = EndPoints.Of(0xC0A80406, 40_000);

    [TestMethod]
    public void An_address_has_so_many_at_once_and_then_one_each_ten_seconds()
    {
        AddressRations rations = new();
        for (int i = 0; i < 8; i++) Take(rations, AddressRations.NewProfile, Client, 5_000);
        Assert.IsFalse(rations.IsOpen(AddressRations.NewProfile, Client, 5_000));
        Assert.IsFalse(rations.IsOpen(AddressRations.NewProfile, Client, 14_900));
        Take(rations, AddressRations.NewProfile, Client, 15_000);
        Assert.IsFalse(rations.IsOpen(AddressRations.NewProfile, Client, 15_000));
        // After a while all is forgotten.
        for (int i = 0; i < 8; i++) Take(rations, AddressRations.NewProfile, Client, 200_000);
        Assert.IsFalse(rations.IsOpen(AddressRations.NewProfile, Client, 200_000));
    }

    [TestMethod]
    public void Kinds_and_addresses_and_ports_do_not_disturb_each_other()
    {
        AddressRations rations = new();
        for (int i = 0; i < 5; i++) Take(rations, AddressRations.Guess, Client + i, 0);
        Assert.IsFalse(rations.IsOpen(AddressRations.Guess, Client, 0));
        Assert.IsTrue(rations.IsOpen(AddressRations.Guess, Other, 0));
        Assert.IsTrue(rations.IsOpen(AddressRations.NewProfile, Client, 0));
        Assert.IsTrue(rations.IsOpen(AddressRations.NewAccount, Client, 0));
    }

    [TestMethod]
    public void A_refusal_is_news_once_until_the_address_has_had_one()
    {
        AddressRations rations = new();
        Assert.IsFalse(rations.IsNews(AddressRations.Guess, Client), "nothing is known of it");
        for (int i = 0; i < 5; i++) Take(rations, AddressRations.Guess, Client, 0);
        Assert.IsTrue(rations.IsNews(AddressRations.Guess, Client));
        Assert.IsFalse(rations.IsNews(AddressRations.Guess, Client));
        Assert.IsTrue(rations.IsNews(AddressRations.NewProfile, Client));
        Take(rations, AddressRations.Guess, Client, 10_000);
        Assert.IsTrue(rations.IsNews(AddressRations.Guess, Client));
    }

    [TestMethod]
    public void The_PC_of_the_box_has_no_rations()
    {
        AddressRations rations = new();
        for (int i = 0; i < 1_000; i++) Take(rations, AddressRations.NewProfile, EndPoints.Of(0x7F000001, 1), 0);
        // Another address of the same PC has.
        for (int i = 0; i < 8; i++) Take(rations, AddressRations.NewProfile, EndPoints.Of(0x7F000002, 1), 0);
        Assert.IsFalse(rations.IsOpen(AddressRations.NewProfile, EndPoints.Of(0x7F000002, 1), 0));
    }

    [TestMethod]
    public void When_all_places_are_taken_the_address_that_owes_least_is_forgotten()
    {
        AddressRations rations = new();
        for (int i = 0; i < 8; i++) Take(rations, AddressRations.NewProfile, Client, 0);
        for (int i = 1; i < AddressRations.Addresses; i++)
        {
            for (int k = 0; k < 3; k++) Take(rations, AddressRations.NewProfile, EndPoints.Of(0xC0A80500 + (uint)i, 1), 0);
        }
        for (int i = 0; i < 100; i++) Take(rations, AddressRations.NewProfile, EndPoints.Of(0xC0A80600 + (uint)i, 1), 0);
        Assert.IsFalse(rations.IsOpen(AddressRations.NewProfile, Client, 0));
    }

    private static void Take(AddressRations rations, int kind, long from, long now)
    {
        Assert.IsTrue(rations.IsOpen(kind, from, now));
        rations.Use(kind, from, now);
    }
}
