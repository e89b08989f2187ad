using System;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>The fields that a client asked for, in its order, each with the way its values are written.</summary>
internal sealed class FieldList
{
    /// <summary>Most fields. (The SDK's own limit is 255 characters of names, which titles fill with 25 at most.)</summary>
    internal const int MaximumFields = 64;

    private const string ConsolePrefix = "dwc_";

    private readonly byte[] _names;
    private readonly int[] _hashes;
    private readonly byte[] _types;
    private readonly short[] _places;
    private readonly short[] _counts;

    /// <summary>Reads \a\b; what stands beyond the limit is left out.</summary>
    internal FieldList(byte[] text, int offset, int count)
    {
        _names = new byte[count];
        Array.Copy(text, offset, _names, 0, count);
        int fields = Split(null, null);
        _places = new short[fields];
        _counts = new short[fields];
        Split(_places, _counts);
        Count = fields;
        _hashes = new int[fields];
        _types = new byte[fields];
        for (int i = 0; i < fields; i++)
        {
            _hashes[i] = KeyBlock.HashOf(_names, NameOffset(i), NameCount(i));
            if (Ascii.StartsWith(_names, NameOffset(i), NameCount(i), ConsolePrefix)) IsConsoles = true;
        }
    }

    /// <summary>Number of fields.</summary>
    internal readonly int Count;

    /// <summary>Whether a console of Nintendo Wi-Fi Connection asks: some of its titles (Mario Kart DS) fail over a host that lacks a field.</summary>
    internal readonly bool IsConsoles;

    /// <summary>Holds the names.</summary>
    internal byte[] Names => _names;

    /// <summary>Start of a name.</summary>
    internal int NameOffset(int field) => _places[field];

    /// <summary>Bytes of a name.</summary>
    internal int NameCount(int field) => _counts[field];

    /// <summary>Where the value of a field begins in a host's data, or -1.</summary>
    internal int ValueIn(HostTable hosts, int row, int field) => hosts.ValueOf(row, _hashes[field], _names, _places[field], _counts[field]);

    /// <summary>A <see cref="ListKeyType"/>.</summary>
    internal int TypeOf(int field) => _types[field];

    /// <summary>Writes all values alike.</summary>
    internal void SetTypes(int type)
    {
        for (int i = 0; i < Count; i++) _types[i] = (byte)type;
    }

    /// <summary>Writes the values of one field so.</summary>
    internal void SetType(int field, int type) => _types[field] = (byte)type;

    /// <summary>Writes their number, then the type and the name of each.</summary>
    internal void Write(WireWriter writer)
    {
        writer.WriteByte(Count);
        for (int i = 0; i < Count; i++)
        {
            writer.WriteByte(_types[i]);
            writer.WriteBytes(_names, NameOffset(i), NameCount(i));
            writer.WriteByte(0);
        }
    }

    // Null to count alone.
    private int Split(short[] places, short[] counts)
    {
        int fields = 0;
        int at = 0;
        while (at < _names.Length && fields < MaximumFields)
        {
            int end = Ascii.IndexOfBackslash(_names, at, _names.Length - at);
            if (end < 0) end = _names.Length;
            if (end > at)
            {
                if (places is not null)
                {
                    places[fields] = (short)at;
                    counts[fields] = (short)(end - at);
                }
                fields++;
            }
            at = end + 1;
        }
        return fields;
    }
}
