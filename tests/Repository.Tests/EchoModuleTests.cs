using System;
using System.Text;
using nanoFramework.TestFramework;
using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Echo;
using PocketSpy.Repository.Tests.Docs;
using PocketSpy.Tests;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Repository.Tests;

/// <summary>The module that docs/add-a-module.md shows does what the page says.</summary>
[TestClass]
public class EchoModuleTests
{
    private const long Caller = (0xC0A80407L << 16) | 40_000;
    private const long Stranger = (0x08080808L << 16) | 40_000;

    [TestMethod]
    public void It_opens_one_port_keeps_one_table_and_shows_one_list()
    {
        Rig rig = new(new FaultyFileSystem());
        Assert.AreEqual("UDP 7", $"{rig.Opener.Ports[0].Transport} {rig.Opener.Ports[0].Number}");
        Assert.AreEqual(1, rig.Opener.Ports.Count);
        Assert.AreEqual("echoes", rig.Keeper.FormAt(0).Name);
        Assert.AreEqual("echoes", rig.Shown.ListName);
    }

    [TestMethod]
    public void What_is_sent_comes_back_and_is_counted()
    {
        Rig rig = new(new FaultyFileSystem());
        Assert.AreEqual("hello", rig.Ask("hello", Caller));
        Assert.AreEqual("again", rig.Ask("again", Caller));
        Assert.AreEqual(2L, rig.Shown.Gauge(0, out string name, out _));
        Assert.AreEqual("echoes_total", name);
        Assert.AreEqual(1L, rig.Shown.Gauge(1, out _, out _));
        Assert.AreEqual("{\"address\":\"192.168.4.7\"}", Row(rig.Shown));
    }

    [TestMethod]
    public void Strangers_and_other_echoes_get_nothing()
    {
        Rig rig = new(new FaultyFileSystem());
        Assert.IsNull(rig.Ask("hello", Stranger));
        Assert.IsNull(rig.Ask("hello", (Caller & ~0xFFFFL) | EchoService.Port));
        Assert.AreEqual(0L, rig.Shown.Gauge(1, out _, out _));
    }

    [TestMethod]
    public void Callers_are_still_known_after_a_restart()
    {
        FaultyFileSystem files = new();
        new Rig(files).Ask("hello", Caller);
        Assert.AreEqual(1L, new Rig(files).Shown.Gauge(1, out _, out _));
    }

    [TestMethod]
    public void Records_go_into_a_backup_and_come_back_byte_by_byte()
    {
        FaultyFileSystem files = new();
        Rig rig = new(files);
        rig.Ask("hello", Caller);
        byte[] record = new byte[rig.Keeper.RecordBytes];
        Assert.IsTrue(rig.Keeper.LogAt(0).TryRead(0xC0A80407L, record, 0, out int count));
        byte[] text = new byte[256];
        WireWriter writer = new();
        writer.Load(text, 0, text.Length);
        JsonWriter json = new();
        json.Load(writer);
        Assert.IsTrue(rig.Keeper.FormAt(0).Write(json, 0xC0A80407L, record, count));
        Assert.AreEqual("{\"id\":3232236551,\"number\":1}", Encoding.ASCII.GetString(text, 0, writer.Length));

        JsonReader reader = new();
        reader.Load(text, 0, writer.Length);
        RecordReader back = new(reader, text, rig.Keeper.Records);
        Assert.IsNull(back.Read(rig.Keeper.FormAt(0), EchoTable.RecordBytes));
        Assert.AreEqual(0xC0A80407L, back.Key);
        Assert.AreEqual(Convert.ToHexString(record, 0, count), Convert.ToHexString(back.Record, 0, back.Count));
    }

    private static string Row(PageSource source)
    {
        byte[] text = new byte[256];
        WireWriter writer = new();
        writer.Load(text, 0, text.Length);
        JsonWriter json = new();
        json.Load(writer);
        Assert.IsTrue(source.Write(0, json));
        return Encoding.ASCII.GetString(text, 0, writer.Length);
    }

    private sealed class Rig : IDatagramOutbox
    {
        private string _answer;

        internal Rig(FaultyFileSystem files)
        {
            BoxSize size = BoxSize.Small();
            EventLog events = new(size.EventLines, null);
            ServiceTools tools = new()
            {
                Clock = new FakeClock(),
                Random = new FakeRandom(1),
                Events = events,
                Clients = new ClientNames(size.KnownClients),
                Files = files,
                Owner = new OwnerStore(files, events),
                Reply = new byte[size.ReplyBytes],
            };
            Keeper = new Keeper(files, events, size);
            EchoModule module = new();
            module.Keep(Keeper, tools, size);
            Assert.AreEqual(StorageResult.Ok, Keeper.Open());
            module.Open(Opener, tools, size);
        }

        internal Keeper Keeper { get; }

        internal RecordingOpener Opener { get; } = new();

        internal PageSource Shown => Opener.Shown[0];

        public void Send(byte[] buffer, int offset, int count, long to) => _answer = Encoding.ASCII.GetString(buffer, offset, count);

        internal string Ask(string text, long from)
        {
            _answer = null;
            byte[] datagram = Encoding.ASCII.GetBytes(text);
            Opener.Services[0].Receive(datagram, datagram.Length, from, this);
            return _answer;
        }
    }
}
