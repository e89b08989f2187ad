using System.Collections.Generic;
using System.Globalization;
using System.Net;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>A host as a server list has it.</summary>
public sealed class ListedServer
{
    private const int UnsolicitedUdp = 1;
    private const int PrivateAddressFlag = 2;
    private const int ConnectNegotiate = 4;
    private const int IcmpAddressFlag = 8;
    private const int OwnPort = 16;
    private const int OwnPrivatePort = 32;
    private const int HasKeysFlag = 64;
    private const int HasRulesFlag = 128;
    private const int NotPopular = 0xFF;

    /// <summary>What the record is made of.</summary>
    public int Flags { get; private init; }

    /// <summary>Where it is.</summary>
    public IPEndPoint Public { get; private set; }

    /// <summary>Where it is in its own network; null when that is not told.</summary>
    public IPEndPoint Private { get; private set; }

    /// <summary>What it says of itself.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    /// <summary>Whether its basic keys are there.</summary>
    public bool HasKeys => (Flags & HasKeysFlag) != 0;

    /// <summary>Whether all of its keys are there.</summary>
    public bool HasRules => (Flags & HasRulesFlag) != 0;

    /// <summary>Whether players may ask it by UDP.</summary>
    public bool TakesQueries => (Flags & UnsolicitedUdp) != 0;

    /// <summary>Whether one has to negotiate to reach it.</summary>
    public bool Negotiates => (Flags & ConnectNegotiate) != 0;

    /// <summary>A key that has to be there.</summary>
    public string Need(string key) => Keys.TryGetValue(key, out string value) ? value : throw new LegException($"the list has {Public} without the field {key}");

    /// <summary>A key that has to have a value.</summary>
    public void Check(string key, string value)
    {
        if (Need(key) != value) throw new LegException($"the list has {Public} with {key} = '{Need(key)}', not '{value}'");
    }

    /// <summary>Reads a record; null when not all of it is there.</summary>
    /// <param name="cursor">Stands at the flags, and behind the record afterwards.</param>
    /// <param name="fields">The fields of the list.</param>
    /// <param name="popular">The popular values; null in a push, where texts have no index.</param>
    /// <param name="defaultPort">The port of those that have none of their own.</param>
    public static ListedServer Read(ListCursor cursor, IReadOnlyList<ListField> fields, IReadOnlyList<string> popular, int defaultPort)
    {
        if (!cursor.Has(1)) return null;
        int flags = cursor.Byte();
        int addresses = 4 + ((flags & OwnPort) != 0 ? 2 : 0) + ((flags & PrivateAddressFlag) != 0 ? 4 : 0) + ((flags & OwnPrivatePort) != 0 ? 2 : 0)
            + ((flags & IcmpAddressFlag) != 0 ? 4 : 0);
        if (!cursor.Has(addresses)) return null;
        ListedServer server = new() { Flags = flags };
        IPAddress address = cursor.Address();
        server.Public = new IPEndPoint(address, (flags & OwnPort) != 0 ? cursor.Big16() : defaultPort);
        IPAddress own = (flags & PrivateAddressFlag) != 0 ? cursor.Address() : null;
        int ownPort = (flags & OwnPrivatePort) != 0 ? cursor.Big16() : defaultPort;
        if (own is not null) server.Private = new IPEndPoint(own, ownPort);
        if ((flags & IcmpAddressFlag) != 0) cursor.Address();
        if (server.HasKeys && !server.ReadKeys(cursor, fields, popular)) return null;
        if (server.HasRules && !server.ReadRules(cursor)) return null;
        if (own is not null && !IsPrivate(own)) throw new LegException($"{own} is given as a private address, and is none: staging rooms break");
        return server;
    }

    private bool ReadKeys(ListCursor cursor, IReadOnlyList<ListField> fields, IReadOnlyList<string> popular)
    {
        if (fields is null) throw new LegException("a record has keys, and no list of keys came before");
        foreach (ListField field in fields)
        {
            string value;
            if (field.Type == ListField.Texts)
            {
                if (!ReadText(cursor, popular, out value)) return false;
            }
            else
            {
                if (!cursor.Has(field.Type == ListField.OneByte ? 1 : 2)) return false;
                value = (field.Type == ListField.OneByte ? cursor.Byte() : cursor.Big16()).ToString(CultureInfo.InvariantCulture);
            }
            Keys[field.Name] = value;
        }
        return true;
    }

    private static bool ReadText(ListCursor cursor, IReadOnlyList<string> popular, out string value)
    {
        value = null;
        if (popular is not null)
        {
            if (!cursor.Has(1)) return false;
            int index = cursor.Byte();
            if (index != NotPopular)
            {
                if (index >= popular.Count) throw new LegException($"a value is popular value {index}, and there are {popular.Count}");
                value = popular[index];
                return true;
            }
        }
        return cursor.TryText(out value);
    }

    private bool ReadRules(ListCursor cursor)
    {
        while (true)
        {
            if (!cursor.TryText(out string key)) return false;
            if (key.Length == 0) return true;
            if (!cursor.TryText(out string value)) return false;
            Keys[key] = value;
        }
    }

    private static bool IsPrivate(IPAddress address)
    {
        byte[] bytes = address.GetAddressBytes();
        return bytes[0] == 10 || (bytes[0] == 172 && (bytes[1] & 0xF0) == 16) || (bytes[0] == 192 && bytes[1] == 168);
    }
}
