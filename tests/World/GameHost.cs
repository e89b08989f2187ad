using PocketSpy.Core;
using PocketSpy.Games;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Tests;
using nanoFramework.TestFramework;

namespace PocketSpy.Tests;

/// <summary>A game host as the master sees it: heartbeats, the response to a challenge, what it is sent.</summary>
internal sealed class GameHost
{
    internal const int Ordinary = 0;
    internal const int Changed = 1;
    internal const int Leaving = 2;
    internal const int First = 3;

    private readonly World _world;

    /// <summary>A host at 192.168.4.NUMBER, port 20,000 + NUMBER.</summary>
    internal GameHost(World world, int number, string game)
        : this(world, EndPoints.Of(0xC0A80400 + (uint)number, 20_000 + number), game)
    {
    }

    internal GameHost(World world, long from, string game)
    {
        _world = world;
        From = from;
        Game = game;
        InstanceKey = 0x81220000 + (uint)EndPoints.Port(from);
    }

    internal long From { get; set; }

    internal uint InstanceKey { get; set; }

    internal string Game { get; set; }

    /// <summary>The game's secret key; null for the one that the image knows.</summary>
    internal string Secret { get; set; }

    /// <summary>The server keys behind gamename, a backslash behind each name and each value.</summary>
    internal string Keys { get; set; } = "hostname\\Ann's game\\mapname\\dm1\\numplayers\\1\\maxplayers\\8\\";

    /// <summary>What stands behind the empty name that ends the server keys.</summary>
    internal string Rosters { get; set; } = "";

    /// <summary>Its row in the table, or -1.</summary>
    internal int Row => _world.Hosts.Find(From, InstanceKey);

    internal bool IsListed => Row >= 0 && _world.Hosts.IsListed(Row);

    /// <summary>A heartbeat; with statechanged unless it is an ordinary one.</summary>
    internal byte[] Heartbeat(int change) => Packet(Qr2PacketType.Heartbeat, "localip0\\192.168.4.9\\localport\\7778\\natneg\\1\\" +
        (change == Ordinary ? "" : "statechanged\\" + change.ToString() + "\\") + "gamename\\" + Game + "\\" + (change == Leaving ? "" : Keys) + "\\" + Rosters);

    internal void Beat(int change) => Send(Heartbeat(change));

    /// <summary>Type and instance key, and what follows in the form of <see cref="PacketText"/>.</summary>
    internal byte[] Packet(int type, string text)
    {
        byte[] data = PacketText.Bytes(text);
        byte[] packet = new byte[Qr2Packet.HeadBytes + data.Length];
        packet[0] = (byte)type;
        for (int i = 0; i < 4; i++) packet[1 + i] = (byte)(InstanceKey >> (24 - 8 * i));
        for (int i = 0; i < data.Length; i++) packet[Qr2Packet.HeadBytes + i] = data[i];
        return packet;
    }

    internal void Send(byte[] packet) => _world.SendToMaster(packet, From);

    internal void Send(int type, string text) => Send(Packet(type, text));

    /// <summary>The oldest packet that the master sent to it; null when there is none.</summary>
    internal byte[] Take() => _world.HostAnswers.Take(From);

    /// <summary>The text of the challenge that came, which a strict host must be able to read.</summary>
    internal string TakeChallenge()
    {
        byte[] packet = Take();
        Assert.IsNotNull(packet, "no challenge came");
        Assert.AreEqual(Qr2Packet.AnswerHeadBytes + Qr2ChallengeText.Size + 1, packet.Length);
        Assert.AreEqual(Raw.Text(PacketText.Bytes("<fefd01" + KeyText() + ">")), Raw.Text(packet, 0, Qr2Packet.AnswerHeadBytes));
        Assert.AreEqual(0, (int)packet[packet.Length - 1]);
        return Raw.Text(packet, Qr2Packet.AnswerHeadBytes, Qr2ChallengeText.Size);
    }

    /// <summary>The text that answers a challenge.</summary>
    internal string ResponseTo(string challenge)
    {
        byte[] key = Secret is null ? new byte[GameKeys.MaximumKeysCount] : Raw.Bytes(Secret);
        int keyCount = key.Length;
        if (Secret is null)
        {
            Assert.IsTrue(GameKeys.TryFind(Raw.Bytes(Game), 0, Game.Length, key, out int keysCount), "no key of " + Game);
            keyCount = KeyList.CountAt(key, 0, keysCount);
        }
        byte[] target = new byte[Qr2Challenge.MaxResponse];
        int count = new Qr2Challenge().Respond(key, 0, keyCount, Raw.Bytes(challenge), 0, challenge.Length, target, 0);
        return Raw.Text(target, 0, count);
    }

    internal void Respond(string challenge) => Send(Qr2PacketType.Challenge, ResponseTo(challenge) + "\\");

    /// <summary>From the first heartbeat to the list; each step asserts that the master answers well.</summary>
    internal GameHost Register()
    {
        Beat(First);
        Respond(TakeChallenge());
        AssertTakes("<fefd0a KEY>");
        AssertTakesNothing();
        Assert.IsTrue(IsListed);
        return this;
    }

    /// <summary>The next packet is this one; KEY stands for the instance key.</summary>
    internal void AssertTakes(string text)
    {
        byte[] packet = Take();
        Assert.IsNotNull(packet, "nothing came, not " + text);
        CollectionAssert.AreEqual(PacketText.Bytes(Raw.Exchange(text, "KEY", KeyText())), packet, text);
    }

    internal void AssertTakesNothing() => Assert.IsNull(Take());

    /// <summary>A value of the host as the table has it; null when it has none.</summary>
    internal string Value(string name)
    {
        int at = _world.Hosts.ValueOf(Row, name);
        if (at < 0) return null;
        byte[] data = _world.Hosts.DataOf(Row);
        return Raw.Text(data, at, KeyBlock.CountAt(data, at));
    }

    /// <summary>The values of its players or teams, member by member.</summary>
    internal string Roster(bool teams)
    {
        RosterReader roster = new();
        if (!_world.Hosts.TryLoadRoster(Row, teams, roster)) return null;
        string told = "";
        while (roster.Next()) told += Raw.Text(roster.Buffer, roster.ValueOffset, roster.ValueCount) + ";";
        return told;
    }

    private string KeyText()
    {
        string text = "";
        for (int i = 28; i >= 0; i -= 4) text += "0123456789abcdef"[(int)(InstanceKey >> i) & 15];
        return text;
    }
}
