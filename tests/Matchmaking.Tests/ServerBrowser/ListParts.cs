using System;
using System.Collections;
using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>The parts that lists and messages are made of, and what a client keeps of them.</summary>
internal sealed class ListParts
{
    private const int NoLength = -1;
    private const int MostBytes = 4_096;
    private const int HeadBytes = 3;

    private readonly ArrayList _types = new();
    private readonly ArrayList _names = new();

    internal int DefaultPort { get; set; }

    internal ArrayList Popular { get; } = new();

    /// <summary>The hosts that the client knows now.</summary>
    internal ArrayList Hosts { get; } = new();

    /// <summary>Players that were found: name@address:port game seen.</summary>
    internal ArrayList Players { get; } = new();

    /// <summary>Maps: address:port change map map.</summary>
    internal ArrayList Maps { get; } = new();

    internal int KeyCount => _names.Count;

    internal int Searches { get; private set; }

    internal int Pushes { get; private set; }

    internal int Deletions { get; private set; }

    internal int KeepAlives { get; private set; }

    internal int PushedKeys { get; private set; }

    /// <summary>How a field is written: 0 text, 1 one byte, 2 two bytes; -1 when it is none.</summary>
    internal int TypeOf(string name)
    {
        int at = _names.IndexOf(name);
        return at < 0 ? -1 : (int)_types[at];
    }

    /// <summary>The host at an end point; null when the client knows none. Twice the same is an error.</summary>
    internal ListedHost Find(long at)
    {
        ListedHost found = null;
        foreach (ListedHost host in Hosts)
        {
            if (host.At != at) continue;
            if (found is not null) throw new InvalidOperationException("A host stands twice in the list.");
            found = host;
        }
        return found;
    }

    internal static uint ReadAddress(byte[] buffer, int at) =>
        ((uint)buffer[at] << 24) | ((uint)buffer[at + 1] << 16) | ((uint)buffer[at + 2] << 8) | buffer[at + 3];

    /// <summary>Bytes of a text with its NUL; -1 while that has not come.</summary>
    internal static int TextAt(byte[] buffer, int at, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (buffer[at + i] == 0) return i + 1;
        }
        return NoLength;
    }

    internal void BeginKeys()
    {
        _types.Clear();
        _names.Clear();
    }

    internal void AddKey(int type, string name)
    {
        Require(type <= 2 && name != "", "a field of no known type");
        _types.Add(type);
        _names.Add(name);
    }

    /// <summary>Reads a host; in lists text has an index before it, in messages it has none. -1 while it is not whole.</summary>
    internal int ReadHost(byte[] buffer, int at, int count, bool indexed, out ListedHost host)
    {
        host = null;
        if (count < 5) return NoLength;
        int flags = buffer[at];
        int head = 5 + ((flags & 16) != 0 ? 2 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 32) != 0 ? 2 : 0) + ((flags & 8) != 0 ? 4 : 0);
        if (count < head) return NoLength;
        ListedHost read = new() { Flags = flags, Address = ReadAddress(buffer, at + 1), Port = DefaultPort, PrivatePort = DefaultPort };
        int start = at;
        int end = at + count;
        at += 5;
        if ((flags & 16) != 0) read.Port = ReadTwo(buffer, ref at);
        if ((flags & 2) != 0)
        {
            read.PrivateAddress = ReadAddress(buffer, at);
            at += 4;
        }
        if ((flags & 32) != 0) read.PrivatePort = ReadTwo(buffer, ref at);
        if ((flags & 8) != 0) at += 4;
        if ((flags & 64) != 0 && !TryReadFields(buffer, ref at, end, indexed, read)) return NoLength;
        if ((flags & 128) != 0 && !TryReadRules(buffer, ref at, end, read)) return NoLength;
        host = read;
        return at - start;
    }

    /// <summary>Reads a message; -1 while it is not whole.</summary>
    internal int ReadMessage(byte[] buffer, int at, int count)
    {
        if (count < HeadBytes) return NoLength;
        int length = (buffer[at] << 8) | buffer[at + 1];
        Require(length >= HeadBytes && length <= MostBytes, "a message of " + length.ToString() + " bytes");
        if (count < length) return NoLength;
        int used = HeadBytes;
        switch (buffer[at + 2])
        {
            case 1:
                used += ReadPushedKeys(buffer, at + HeadBytes, length - HeadBytes);
                break;
            case 2:
                used += ReadPushedHost(buffer, at + HeadBytes, length - HeadBytes);
                break;
            case 3:
                KeepAlives++;
                break;
            case 4:
                Require(length == 9, "a deletion that is not 9 bytes");
                Delete(EndPoints.Of(ReadAddress(buffer, at + 3), (buffer[at + 7] << 8) | buffer[at + 8]));
                used = length;
                break;
            case 5:
                used += ReadMaps(buffer, at + HeadBytes, length - HeadBytes);
                break;
            case 6:
                used += ReadPlayers(buffer, at + HeadBytes, length - HeadBytes);
                break;
            default:
                Require(false, "a message of type " + buffer[at + 2].ToString());
                break;
        }
        Require(used == length, "a message of type " + buffer[at + 2].ToString() + " with " + length.ToString() + " bytes of which " + used.ToString() + " mean something");
        return length;
    }

    private bool TryReadFields(byte[] buffer, ref int at, int end, bool indexed, ListedHost host)
    {
        string[] keys = new string[_names.Count * 2];
        for (int i = 0; i < _names.Count; i++)
        {
            int type = (int)_types[i];
            if (end - at < (type == 2 ? 2 : 1)) return false;
            keys[i * 2] = (string)_names[i];
            if (type == 1) keys[i * 2 + 1] = buffer[at++].ToString();
            else if (type == 2) keys[i * 2 + 1] = ReadTwo(buffer, ref at).ToString();
            else if (indexed && buffer[at] != 0xFF) keys[i * 2 + 1] = (string)Popular[buffer[at++]];
            else
            {
                if (indexed) at++;
                if (!TryReadText(buffer, ref at, end, out keys[i * 2 + 1])) return false;
            }
        }
        host.Keys = keys;
        return true;
    }

    private static bool TryReadRules(byte[] buffer, ref int at, int end, ListedHost host)
    {
        ArrayList pairs = new();
        while (true)
        {
            if (!TryReadText(buffer, ref at, end, out string name)) return false;
            if (name == "") break;
            if (!TryReadText(buffer, ref at, end, out string value)) return false;
            pairs.Add(name);
            pairs.Add(value);
        }
        host.Keys = new string[pairs.Count];
        for (int i = 0; i < pairs.Count; i++) host.Keys[i] = (string)pairs[i];
        return true;
    }

    private static bool TryReadText(byte[] buffer, ref int at, int end, out string text)
    {
        int length = TextAt(buffer, at, end - at);
        text = length == NoLength ? null : Raw.Text(buffer, at, length - 1);
        at += length == NoLength ? 0 : length;
        return text is not null;
    }

    private static int ReadTwo(byte[] buffer, ref int at)
    {
        int value = (buffer[at] << 8) | buffer[at + 1];
        at += 2;
        return value;
    }

    private int ReadPushedKeys(byte[] buffer, int at, int count)
    {
        int start = at;
        int end = at + count;
        Require(count > 0, "pushed keys without their number");
        int left = buffer[at++];
        BeginKeys();
        PushedKeys++;
        for (; left > 0; left--)
        {
            Require(at < end, "pushed keys that are cut");
            int type = buffer[at++];
            Require(TryReadText(buffer, ref at, end, out string name), "a pushed key that is cut");
            AddKey(type, name);
        }
        return at - start;
    }

    private int ReadPushedHost(byte[] buffer, int at, int count)
    {
        int length = ReadHost(buffer, at, count, false, out ListedHost host);
        Require(length != NoLength, "a pushed host that is cut");
        Pushes++;
        ListedHost old = Find(host.At);
        if (old is not null) Hosts.Remove(old);
        Hosts.Add(host);
        return length;
    }

    private void Delete(long at)
    {
        Deletions++;
        ListedHost old = Find(at);
        if (old is not null) Hosts.Remove(old);
    }

    private int ReadMaps(byte[] buffer, int at, int count)
    {
        int start = at;
        Require(count >= 11, "maps that are cut");
        string text = EndPoints.AddressText(ReadAddress(buffer, at)) + ":" + ((buffer[at + 4] << 8) | buffer[at + 5]).ToString() + " " + ReadAddress(buffer, at + 6).ToString();
        int left = buffer[at + 10];
        Require(left <= 16, "more maps than a client keeps");
        at += 11;
        for (; left > 0; left--)
        {
            Require(TryReadText(buffer, ref at, start + count, out string map), "a map that is cut");
            text += " " + map;
        }
        Maps.Add(text);
        return at - start;
    }

    private int ReadPlayers(byte[] buffer, int at, int count)
    {
        int start = at;
        int end = at + count;
        Require(count >= 2 && buffer[at] == 1, "no last part of a player search");
        int left = buffer[at + 1];
        at += 2;
        Searches++;
        for (; left > 0; left--)
        {
            Require(TryReadText(buffer, ref at, end, out string name) && end - at >= 11, "a player that is cut");
            string place = EndPoints.AddressText(ReadAddress(buffer, at)) + ":" + ((buffer[at + 4] << 8) | buffer[at + 5]).ToString();
            string seen = ReadAddress(buffer, at + 6).ToString();
            at += 10;
            Require(TryReadText(buffer, ref at, end, out string game), "a player's game that is cut");
            Players.Add(name + "@" + place + " " + game + " " + seen);
        }
        return at - start;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidOperationException("The client ends the link: " + what + ".");
    }
}
