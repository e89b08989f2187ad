using System;
using System.Collections.Generic;
using System.Globalization;
using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Messenger.Tests.Host;

/// <summary>Mutated commands from one side, many people on the other. POCKETSPY_FUZZ says how many mutations; a few without.</summary>
[TestClass]
public class MessengerFuzzTests
{
    private const int FewMutations = 4_000;

    private static readonly string[] Marks = [" ", "\r\n", "\n", "%", "%20", "\0", "0", "-1", "4294967295", "99999999999999999999", "<", "&amp;", "\"", "/>", "@", "MSNP", "\\", "FL", "RL"];

    [TestMethod]
    public void No_mutation_throws_or_disturbs_another()
    {
        int mutations = int.TryParse(Environment.GetEnvironmentVariable("POCKETSPY_FUZZ"), CultureInfo.InvariantCulture, out int wanted) ? wanted : FewMutations;
        FakeRandom random = new(11);
        Party party = new();
        Client bert = party.Client("bert", 9).In();
        Client carl = party.Client("carl", 12).In();
        Client anna = party.Client("anna", 9);
        anna.SignIn();
        for (int i = 0; i < mutations; i++)
        {
            Link link = random.Next(6) == 0 ? party.Connect() : anna.Link;
            link.Write(Mutate(MsnMessages.All[random.Next(MsnMessages.All.Length)], random));
            link.Take();
            if (link != anna.Link) link.HangUp();
            if (anna.Link.IsEnded || random.Next(50) == 0)
            {
                anna.Link.HangUp();
                // Wrong keys are rationed; who was is let in again.
                party.World.Pass(60_000);
                anna = party.Client("anna", 8 + random.Next(8));
                anna.SignIn();
            }
            Assert.IsFalse(bert.Link.IsEnded || carl.Link.IsEnded, i.ToString(CultureInfo.InvariantCulture));
            if (i % 64 != 0) continue;
            bert.Take();
            Assert.AreEqual("QNG 60\r\n", bert.Say("PNG\r\n"));
            Assert.IsTrue(party.World.People.People.Count <= party.World.People.People.Capacity);
        }
        carl.Take();
        string lists = carl.Say("SYN 99 0 0\r\n");
        Assert.AreEqual(int.Parse(Client.Word(lists, 4), CultureInfo.InvariantCulture), Raw.CountOf(lists, "\r\nLST "));
    }

    [TestMethod]
    public void Mutated_requests_of_the_web_are_answered_and_change_no_list()
    {
        int mutations = int.TryParse(Environment.GetEnvironmentVariable("POCKETSPY_FUZZ"), CultureInfo.InvariantCulture, out int wanted) ? wanted : FewMutations;
        FakeRandom random = new(12);
        Party party = new();
        string[] paths = ["/RST.srf", "/abservice/abservice.asmx", "/abservice/SharingService.asmx", "/OimWS/oim.asmx", "/rsi/rsi.asmx"];
        const string Body = "<?xml version=\"1.0\"?><a:Envelope><a:Header><TicketToken>t=x&amp;p=</TicketToken><Ticket passport=\"t=x\"/><t>x</t></a:Header><a:Body><ABFindAll><Username>a@b</Username><Password>c</Password><RequestSecurityToken><Address>x</Address></RequestSecurityToken></ABFindAll></a:Body></a:Envelope>";
        for (int i = 0; i < mutations / 4; i++)
        {
            string answer = party.Post(paths[random.Next(paths.Length)], "", Raw.Text(Mutate(Body, random)));
            Assert.IsTrue(HttpAnswer.Status(answer) is 200 or 400 or 413 or 500, answer);
        }
        Assert.AreEqual(0, party.World.People.People.Count);
    }

    [TestMethod]
    public void Two_hundred_people_and_fifty_conversations_have_room()
    {
        Party party = new(new World(new FaultyFileSystem(), 1, BoxSize.ForPc(100), OtherNames.Refuse));
        List<Client> people = [];
        for (int i = 0; i < 200; i++)
        {
            party.Add("p" + i.ToString(CultureInfo.InvariantCulture));
            people.Add(party.Client("p" + i.ToString(CultureInfo.InvariantCulture), 8 + i % 8).In());
        }
        for (int i = 0; i < 50; i++)
        {
            Client other = people[i + 50];
            other.Take();
            Link room = people[i].Open();
            room.Write("CAL 2 " + other.Email + "\r\n");
            room.Take();
            Link second = other.Enter(other.Take());
            second.Take();
            room.Write("MSG 3 A 2\r\nhi");
            Assert.IsTrue(second.Take().EndsWith("\r\nhi", StringComparison.Ordinal));
        }
        foreach (Client person in people)
        {
            person.Take();
            Assert.IsTrue(person.Say("PNG\r\n").StartsWith("QNG", StringComparison.Ordinal));
        }
    }

    private static byte[] Mutate(string text, FakeRandom random)
    {
        List<byte> bytes = [.. Raw.Bytes(text)];
        for (int change = random.Next(4); change > 0; change--)
        {
            int at = bytes.Count == 0 ? 0 : random.Next(bytes.Count);
            int kind = random.Next(4);
            if (kind == 0 && bytes.Count > 0) bytes[at] = (byte)random.Next(256);
            else if (kind == 1) bytes.RemoveRange(at, random.Next(bytes.Count - at + 1) / 3);
            else if (kind == 2) bytes.InsertRange(at, Raw.Bytes(Marks[random.Next(Marks.Length)]));
            else bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at + 1)));
        }
        return [.. bytes];
    }
}
