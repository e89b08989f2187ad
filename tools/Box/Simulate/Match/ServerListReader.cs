using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire.GameSpy;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// Reads the answer to a list request in the 4,096 bytes that the public GameSpy SDK (2011) has for it: deciphers, takes what is
/// whole, waits for the rest.
/// </summary>
public sealed class ServerListReader
{
    /// <summary>With this begins what is told of a request that the box refuses.</summary>
    public const string RefusedText = "the list is refused: ";

    private const int BufferBytes = 4_096;
    private const int HeaderMask = 0xEC;
    private const int KeyMask = 0xEA;
    private const int FixedBytes = 6;
    private const int ErrorPort = 0xFFFF;
    private const int MarkBytes = 5;
    private const int FlagBytes = 2;

    private readonly ServerListRequest _request;
    private readonly byte[] _challenge;
    private readonly ServerListCipher _cipher = new();
    private readonly List<string> _popular = [];
    private readonly byte[] _buffer = new byte[BufferBytes];
    private List<ListField> _fields;
    private Stage _stage;
    private int _expected = -1;
    private int _count;

    /// <summary>Reads the answer to a request that was sent with a challenge.</summary>
    public ServerListReader(ServerListRequest request, byte[] challenge)
    {
        _request = request;
        _challenge = challenge;
    }

    private enum Stage
    {
        CryptHeader,
        FixedHeader,
        Fields,
        PopularValues,
        Servers,
        Messages,
    }

    /// <summary>The client's own address as the box sees it.</summary>
    public IPAddress PublicAddress { get; private set; }

    /// <summary>The game's flags; 0x80 when players have to answer a challenge before they may ask a host.</summary>
    public int BackendFlags { get; private set; }

    /// <summary>The port of hosts that have none of their own.</summary>
    public int DefaultPort { get; private set; }

    /// <summary>The fields.</summary>
    public List<ListField> Fields => _fields;

    /// <summary>The hosts so far.</summary>
    public List<ListedServer> Servers { get; } = [];

    /// <summary>Whether the list is at its end.</summary>
    public bool IsComplete => _stage == Stage.Messages;

    /// <summary>Where the next bytes go; never empty.</summary>
    public ArraySegment<byte> Room => _count < BufferBytes
        ? new ArraySegment<byte>(_buffer, _count, BufferBytes - _count)
        : throw new LegException($"one piece of the list is longer than the {BufferBytes} bytes that a game has for it");

    /// <summary>So many bytes have come into the room.</summary>
    public void Take(int count)
    {
        if (_stage > Stage.CryptHeader) _cipher.Decrypt(_buffer, _count, count);
        _count += count;
        while (!IsComplete && Advance())
        {
        }
    }

    /// <summary>The next message behind the list, without its length; null when none is whole.</summary>
    public byte[] NextMessage()
    {
        const int HeaderBytes = 3;
        if (!IsComplete || _count < HeaderBytes) return null;
        int length = new ListCursor(_buffer, 0, _count).Big16();
        if (length is < HeaderBytes or > BufferBytes) throw new LegException($"a message on the list link has the length {length}");
        if (_count < length) return null;
        byte[] message = _buffer[2..length];
        Drop(length);
        return message;
    }

    /// <summary>Takes another list of fields: a push.</summary>
    public void ReplaceFields(ListCursor cursor)
    {
        _fields = [];
        int count = cursor.Has(1) ? cursor.Byte() : throw new LegException("a push of keys is empty");
        while (_fields.Count < count) _fields.Add(ReadField(cursor) ?? throw new LegException("a push of keys is cut"));
    }

    // Takes one piece; false when it is not all there.
    private bool Advance()
    {
        ListCursor cursor = new(_buffer, 0, _count);
        bool isWhole = _stage switch
        {
            Stage.CryptHeader => TakeCryptHeader(cursor),
            Stage.FixedHeader => TakeFixedHeader(cursor),
            Stage.Fields => TakeField(cursor),
            Stage.PopularValues => TakePopularValue(cursor),
            _ => TakeServer(cursor),
        };
        if (isWhole) Drop(cursor.At);
        return isWhole;
    }

    private bool TakeCryptHeader(ListCursor cursor)
    {
        if (!cursor.Has(1)) return false;
        int header = cursor.Byte() ^ HeaderMask;
        if (!cursor.Has(header + 1)) return false;
        if (header < FlagBytes) throw new LegException($"the list begins with {header} header bytes: the game's flags are missing");
        BackendFlags = cursor.Big16();
        cursor.Skip(header - FlagBytes);
        int key = cursor.Byte() ^ KeyMask;
        if (!cursor.Has(key)) return false;
        _cipher.Load(_request.Title.Key, 0, _request.Title.Key.Length, _challenge, 0, _buffer, cursor.At, key);
        cursor.Skip(key);
        _cipher.Decrypt(_buffer, cursor.At, cursor.Left);
        _stage = Stage.FixedHeader;
        return true;
    }

    private bool TakeFixedHeader(ListCursor cursor)
    {
        if (!cursor.Has(FixedBytes)) return false;
        PublicAddress = cursor.Address();
        DefaultPort = cursor.Big16();
        if (DefaultPort == ErrorPort)
        {
            if (!cursor.TryText(out string error)) return false;
            throw new LegException(RefusedText + error);
        }
        _stage = (_request.Options & ServerListRequest.NoList) != 0 ? Stage.Messages : Stage.Fields;
        return true;
    }

    private bool TakeField(ListCursor cursor)
    {
        if (_fields is null)
        {
            if (!cursor.Has(1)) return false;
            _expected = cursor.Byte();
            _fields = [];
        }
        else
        {
            ListField field = ReadField(cursor);
            if (field is null) return false;
            _fields.Add(field);
        }
        if (_fields.Count == _expected)
        {
            string missing = _request.Fields.FirstOrDefault(name => !_fields.Exists(field => field.Name == name));
            if (missing is not null) throw new LegException($"the list leaves out the field {missing}");
            _expected = -1;
            _stage = Stage.PopularValues;
        }
        return true;
    }

    private static ListField ReadField(ListCursor cursor)
    {
        if (!cursor.Has(2)) return null;
        int type = cursor.Byte();
        if (type > ListField.TwoBytes) throw new LegException($"a field has the type {type}");
        return cursor.TryText(out string name) ? new ListField(type, name) : null;
    }

    private bool TakePopularValue(ListCursor cursor)
    {
        if (_expected < 0)
        {
            if (!cursor.Has(1)) return false;
            _expected = cursor.Byte();
        }
        else
        {
            if (!cursor.TryText(out string value)) return false;
            _popular.Add(value);
        }
        if (_popular.Count == _expected) _stage = Stage.Servers;
        return true;
    }

    private bool TakeServer(ListCursor cursor)
    {
        ReadOnlySpan<byte> mark = [0, 0xFF, 0xFF, 0xFF, 0xFF];
        if (!cursor.Has(MarkBytes)) return false;
        if (_buffer.AsSpan(0, MarkBytes).SequenceEqual(mark))
        {
            cursor.Skip(MarkBytes);
            _stage = Stage.Messages;
            return true;
        }
        ListedServer server = ListedServer.Read(cursor, _fields, _popular, DefaultPort);
        if (server is null) return false;
        if (server.Public.Address.Equals(IPAddress.Broadcast)) throw new LegException($"the list ends with the flags {server.Flags:x2}");
        Servers.Add(server);
        return true;
    }

    private void Drop(int count)
    {
        _count -= count;
        Array.Copy(_buffer, count, _buffer, 0, _count);
    }
}
