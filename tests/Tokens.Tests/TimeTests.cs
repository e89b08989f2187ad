using System;
using PocketSpy.Core;
using PocketSpy.Storage.Tests;
using PocketSpy.Tests;
using PocketSpy.Tokens.Clock;
using PocketSpy.Tokens.Wire;
using nanoFramework.TestFramework;

namespace PocketSpy.Tokens.Tests;

[TestClass]
public class TimeTests
{
    private const long Now = 1_783_566_308;
    private const long Pool = (0x0A000001L << 16) | SntpPacket.Port;

    [TestMethod]
    public void A_box_that_does_not_know_the_time_gives_no_tokens()
    {
        World world = new();
        Service service = new Service(world).WithAccount("anna@party.lan", "anna", "secret");
        string access = service.SignIn("anna@party.lan", "secret");
        world.Clock.UtcNow = new DateTime(1970, 1, 1, 0, 5, 0);
        service.Login(Service.Level0, "anna@party.lan", "secret", "").Is(503);
        service.Login(Service.Basic, "anna@party.lan", "secret", "").Is(503);
        service.Post(Service.Level2, Service.Core, "nadeo_v1 t=" + access, "").Is(503);
    }

    [TestMethod]
    public void The_owners_browser_tells_the_time_and_a_guest_does_not()
    {
        World world = new();
        world.Clock.UtcNow = new DateTime(1970, 1, 1);
        Service service = new Service(world).WithAccount("anna@party.lan", "anna", "secret");
        service.Send(Owner("/api/pin", "{\"pin\":\"1234\"}")).Is(200);
        service.Post("/api/time", "192.168.4.1", "", "{\"seconds\":" + Now + "}").Is(403);
        string[] bad = { "{\"seconds\":12}", "{\"seconds\":99999999999}", "{}", "", "{\"seconds\":\"" + Now + "\"}", "{\"seconds\":" + Now + "}}" };
        foreach (string body in bad) service.Send(Owner("/api/time", body)).Is(400);
        service.Login(Service.Level0, "anna@party.lan", "secret", "").Is(503);
        service.Send(Owner("/api/time", "{\"seconds\":" + Now + "}")).Is(200);
        world.Clock.Pass(5_000);
        service.Login(Service.Level0, "anna@party.lan", "secret", "").Is(200);
        Assert.AreEqual("2026-07-09T03:05:13.0000000Z", service.Value("serverTime"));
    }

    [TestMethod]
    public void The_system_of_a_pc_is_believed_before_anybody()
    {
        World world = new();
        Service service = new(world);
        service.Send(Owner("/api/pin", "{\"pin\":\"1234\"}")).Is(200);
        service.Send(Owner("/api/time", "{\"seconds\":1900000000}")).Is(200);
        Assert.AreEqual("{\"isKnown\":true,\"seconds\":" + Now + "}", service.Body);
    }

    [TestMethod]
    public void A_time_server_is_asked_by_way_of_the_homes_dns()
    {
        FakeClock clock = new() { UtcNow = new DateTime(1970, 1, 1) };
        ServiceTools tools = Tools(clock);
        BoxTime time = new(clock);
        DatagramOutbox sent = new();
        SntpService sntp = new(time, tools) { Outbox = sent };
        sntp.Tick(clock.Milliseconds);
        Assert.AreEqual(0, sent.Count, "without a home network nobody is asked");
        tools.Home.NameServer = World.Upstream;
        sntp.Tick(clock.Milliseconds);
        byte[] question = sent.Last;
        Assert.AreEqual(30, question.Length);
        byte[] answer = Answer(question, 0x0A000001);
        sntp.Receive(answer, answer.Length, World.Upstream + 1, sent);
        Assert.AreEqual(1, sent.Count, "from somewhere else");
        sntp.Receive(answer, answer.Length, World.Upstream, sent);
        Assert.AreEqual(2, sent.Count);
        byte[] request = sent.Last;
        Assert.AreEqual(48, request.Length);
        byte[] reply = Reply(request, Now);
        byte[] foreign = Reply(request, Now);
        foreign[24] ^= 1;
        sntp.Receive(foreign, 48, Pool, sent);
        Assert.IsFalse(time.IsKnown, "not what was asked");
        sntp.Receive(reply, 48, Pool + 1, sent);
        Assert.IsFalse(time.IsKnown, "not who was asked");
        sntp.Receive(reply, 48, Pool, sent);
        Assert.IsTrue(time.IsKnown);
        Assert.AreEqual(Now, time.Seconds);
        Assert.AreEqual(1, tools.Events.Count);
        sntp.Tick(clock.Milliseconds + SntpService.RetryMilliseconds);
        Assert.AreEqual(2, sent.Count, "known for a day");
    }

    [TestMethod]
    public void An_unanswered_question_is_asked_again()
    {
        FakeClock clock = new() { UtcNow = new DateTime(1970, 1, 1) };
        ServiceTools tools = Tools(clock);
        tools.Home.NameServer = World.Upstream;
        DatagramOutbox sent = new();
        SntpService sntp = new(new BoxTime(clock), tools) { Outbox = sent };
        sntp.Tick(clock.Milliseconds);
        sntp.Tick(clock.Milliseconds + SntpService.RetryMilliseconds - 1);
        Assert.AreEqual(1, sent.Count);
        sntp.Tick(clock.Milliseconds + SntpService.RetryMilliseconds);
        Assert.AreEqual(2, sent.Count);
    }

    [TestMethod]
    public void Cut_and_random_answers_tell_nothing()
    {
        FakeRandom random = new(3);
        byte[] nonce = new byte[8];
        byte[] buffer = new byte[64];
        for (int i = 0; i < 5_000; i++)
        {
            random.Fill(buffer, 0, buffer.Length);
            Assert.AreEqual(0L, SntpPacket.Read(buffer, i % 64, nonce));
            buffer[2] |= 0x80;
            buffer[3] &= 0xF0;
            buffer[4] = 0;
            buffer[5] = 1;
            SntpPacket.ReadAddress(buffer, i % 65, (buffer[0] << 8) | buffer[1]);
        }
        byte[] unsynchronized = Reply(new byte[48], Now);
        unsynchronized[0] |= 0xC0;
        Assert.AreEqual(0L, SntpPacket.Read(unsynchronized, 48, nonce));
        unsynchronized = Reply(new byte[48], Now);
        unsynchronized[1] = 0;
        Assert.AreEqual(0L, SntpPacket.Read(unsynchronized, 48, nonce));
    }

    private static ServiceTools Tools(FakeClock clock) => new()
    {
        Clock = clock,
        Random = new FakeRandom(1),
        Events = new EventLog(8, null),
    };

    private static byte[] Answer(byte[] question, uint address)
    {
        byte[] answer = new byte[question.Length + 16];
        Array.Copy(question, 0, answer, 0, question.Length);
        answer[2] |= 0x80;
        answer[7] = 1;
        int at = question.Length;
        answer[at] = 0xC0;
        answer[at + 1] = 12;
        answer[at + 3] = 1;
        answer[at + 5] = 1;
        answer[at + 11] = 4;
        PocketSpy.Wire.BigEndian.Write32(answer, at + 12, address);
        return answer;
    }

    private static byte[] Reply(byte[] request, long seconds)
    {
        byte[] reply = new byte[48];
        reply[0] = 0x24;
        reply[1] = 2;
        Array.Copy(request, 40, reply, 24, 8);
        PocketSpy.Wire.BigEndian.Write32(reply, 40, (uint)(seconds + SntpPacket.SecondsTo1970));
        return reply;
    }

    private static string Owner(string path, string body) =>
        "POST " + path + " HTTP/1.1\r\nHost: 192.168.4.1\r\nX-Pin: 1234\r\nContent-Length: " + body.Length + "\r\n\r\n" + body;
}
