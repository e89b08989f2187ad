using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// The group rooms (title rooms with a number) that PC titles meet in before they stage a game. The owner's file groups.txt has a line a room:
/// game, number, name. A game that is not in it has one room, number 1.
/// </summary>
public sealed class GroupRooms
{
    /// <summary>Most bytes of the file.</summary>
    public const int MaximumFileBytes = 2_048;

    /// <summary>Players that fit into a room.</summary>
    public const int MostWaiting = 100;

    /// <summary>The name of the one room of a game that is not in the file.</summary>
    public const string DefaultName = "Lobby";

    private readonly byte[] _text;
    private readonly int _count;

    /// <param name="text">The file.</param>
    /// <param name="count">Its bytes; 0 when there is none.</param>
    public GroupRooms(byte[] text, int count)
    {
        _text = text;
        _count = count < MaximumFileBytes ? count : MaximumFileBytes;
    }

    /// <summary>The file: names of rooms stand in it.</summary>
    public byte[] Text => _text;

    /// <summary>Writes the rooms of a game as a list writes hosts: the room's number stands where an address would, all values are text.</summary>
    internal void Write(WireWriter writer, HostTable hosts, int game, FieldList fields)
    {
        byte[] name = hosts.Games.NameOf(game);
        bool any = false;
        for (int at = 0; TryNext(name, ref at, out uint number, out int roomAt, out int roomCount);)
        {
            any = true;
            WriteRoom(writer, hosts, game, fields, number, roomAt, roomCount);
        }
        if (!any) WriteRoom(writer, hosts, game, fields, 1, 0, 0);
    }

    /// <summary>Finds the next room of a game in the file, from a place on; 0 is its start.</summary>
    public bool TryNext(byte[] game, ref int place, out uint number, out int roomAt, out int roomCount)
    {
        while (place < _count)
        {
            int start = place;
            int end = start;
            while (end < _count && _text[end] != '\n') end++;
            place = end + 1;
            if (TryReadLine(start, end, game, out number, out roomAt, out roomCount)) return true;
        }
        number = 0;
        roomAt = 0;
        roomCount = 0;
        return false;
    }

    /// <summary>Counts the hosts in a room, and the players of them all.</summary>
    public static int CountHosts(HostTable hosts, int game, uint number, out long players)
    {
        int servers = 0;
        players = 0;
        for (int row = 0; row < hosts.Capacity; row++)
        {
            if (!hosts.IsListed(row) || hosts.GameOf(row) != game || hosts.NumberOf(row, "groupid", 0) != number) continue;
            servers++;
            players += hosts.NumberOf(row, "numplayers", 0);
        }
        return servers;
    }

    private bool TryReadLine(int at, int end, byte[] game, out uint number, out int roomAt, out int roomCount)
    {
        number = 0;
        roomAt = 0;
        roomCount = 0;
        if (end > at && _text[end - 1] == '\r') end--;
        int gameEnd = WordEnd(at, end);
        if (gameEnd - at != game.Length || !Ascii.EqualIgnoreCase(_text, at, game, 0, game.Length)) return false;
        int numberAt = WordStart(gameEnd, end);
        int numberEnd = WordEnd(numberAt, end);
        if (!Ascii.TryParseUInt32(_text, numberAt, numberEnd - numberAt, out number) || number == 0 || number == uint.MaxValue) return false;
        roomAt = WordStart(numberEnd, end);
        roomCount = end - roomAt;
        return roomCount > 0;
    }

    private void WriteRoom(WireWriter writer, HostTable hosts, int game, FieldList fields, uint number, int roomAt, int roomCount)
    {
        int servers = CountHosts(hosts, game, number, out long players);
        int before = writer.Length;
        writer.WriteByte(HostFlags.Keys);
        writer.WriteUInt32BigEndian(number);
        for (int i = 0; i < fields.Count; i++)
        {
            writer.WriteByte(0xFF);
            int at = fields.NameOffset(i);
            int count = fields.NameCount(i);
            if (Ascii.Equals(fields.Names, at, count, "hostname")) WriteName(writer, roomAt, roomCount);
            else if (Ascii.Equals(fields.Names, at, count, "numservers")) writer.WriteDecimal(servers);
            else if (Ascii.Equals(fields.Names, at, count, "numplayers")) writer.WriteDecimal(players);
            else if (Ascii.Equals(fields.Names, at, count, "maxwaiting")) writer.WriteDecimal(MostWaiting);
            else if (Ascii.Equals(fields.Names, at, count, "numwaiting")) writer.WriteDecimal(0);
            writer.WriteByte(0);
        }

        // The end of the list needs room as well.
        int after = writer.Length;
        ListFrame.WriteEnd(writer);
        writer.Rewind(writer.Overflowed ? before : after);
    }

    private void WriteName(WireWriter writer, int at, int count)
    {
        if (count == 0) writer.WriteText(DefaultName);
        else writer.WriteBytes(_text, at, count);
    }

    private int WordStart(int at, int end)
    {
        while (at < end && (_text[at] == ' ' || _text[at] == '\t')) at++;
        return at;
    }

    private int WordEnd(int at, int end)
    {
        while (at < end && _text[at] != ' ' && _text[at] != '\t') at++;
        return at;
    }
}
