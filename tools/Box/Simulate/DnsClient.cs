using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PocketSpy.Box.Simulate;

/// <summary>Asks the box's DNS server as a console does, and reads the answer strictly.</summary>
public sealed class DnsClient : IDisposable
{
    private const int TypeA = 1;
    private const int TypeAaaa = 28;
    private const int HeaderBytes = 12;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 700 };
    private readonly BoxAddress _box;
    private readonly byte[] _buffer = new byte[1_024];
    private int _port;
    private ushort _id = (ushort)Random.Shared.Next(1, 60_000);

    /// <summary>Asks the box at this address.</summary>
    public DnsClient(BoxAddress box)
    {
        _box = box;
    }

    /// <summary>The port at which the box answered.</summary>
    public int Port => _port;

    /// <summary>Finds the port: 53, or 10053 where the box had no right to it.</summary>
    public void Find(string name)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            foreach (int port in _box.DnsPorts)
            {
                _port = port;
                if (TryAsk(name, TypeA, out _)) return;
            }
        }
        throw new LegException($"no DNS answer from {_box.Server} at port {string.Join(" or ", _box.DnsPorts)}: does the box run there?");
    }

    /// <summary>The address of a name.</summary>
    public IPAddress Resolve(string name)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            if (!TryAsk(name, TypeA, out IPAddress address)) continue;
            return address ?? throw new LegException($"DNS gave no address for {name}");
        }
        throw new LegException($"DNS did not answer for {name}");
    }

    /// <summary>Checks that a question for an IPv6 address gets an empty answer, not an error.</summary>
    public void CheckNoIpv6(string name)
    {
        if (!TryAsk(name, TypeAaaa, out IPAddress address)) throw new LegException("DNS did not answer a question for an IPv6 address");
        if (address is not null) throw new LegException("DNS gave an IPv6 address");
    }

    /// <summary>Asks for many names at once, as Mario Kart Wii does; what stays without an answer is asked again, three times in all.</summary>
    public void Burst(string[] names)
    {
        Dictionary<ushort, string> open = [];
        foreach (string name in names) open[++_id] = name;
        for (int attempt = 0; attempt < 3 && open.Count > 0; attempt++)
        {
            foreach ((ushort id, string name) in open)
            {
                int count = Write(name, TypeA, id);
                _socket.SendTo(_buffer.AsSpan(0, count), SocketFlags.None, new IPEndPoint(_box.Server, _port));
            }
            while (open.Count > 0 && Receive() >= HeaderBytes) open.Remove(BinaryPrimitives.ReadUInt16BigEndian(_buffer));
        }
        if (open.Count > 0) throw new LegException($"DNS left {open.Count} of {names.Length} questions at once without an answer");
    }

    /// <inheritdoc />
    public void Dispose() => _socket.Dispose();

    private bool TryAsk(string name, int type, out IPAddress address)
    {
        address = null;
        int count = Write(name, type, ++_id);
        int question = count - HeaderBytes;
        byte[] asked = _buffer[HeaderBytes..count];
        _socket.SendTo(_buffer.AsSpan(0, count), SocketFlags.None, new IPEndPoint(_box.Server, _port));
        int received;
        do
        {
            received = Receive();
            if (received == 0) return false;
        }
        while (received < HeaderBytes || BinaryPrimitives.ReadUInt16BigEndian(_buffer) != _id);
        int flags = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(2));
        if ((flags & 0x8000) == 0 || (flags & 0xF) != 0) throw new LegException($"DNS refused {name} (result code {flags & 0xF})");
        if (received < count || !_buffer.AsSpan(HeaderBytes, question).SequenceEqual(asked)) throw new LegException("DNS did not repeat the question");
        if (BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(6)) == 0) return true;
        ReadOnlySpan<byte> record = _buffer.AsSpan(count, received - count);
        if (record.Length < 16 || BinaryPrimitives.ReadUInt16BigEndian(record[2..]) != TypeA || BinaryPrimitives.ReadUInt16BigEndian(record[10..]) != 4)
        {
            throw new LegException("DNS answered with something that is not an address");
        }
        address = new IPAddress(record.Slice(12, 4));
        return true;
    }

    private int Receive()
    {
        try
        {
            return _socket.Receive(_buffer);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private int Write(string name, int type, ushort id)
    {
        Array.Clear(_buffer, 0, HeaderBytes);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer, id);
        _buffer[2] = 1;
        _buffer[5] = 1;
        int at = HeaderBytes;
        foreach (string label in name.Split('.'))
        {
            _buffer[at++] = (byte)label.Length;
            at += Encoding.ASCII.GetBytes(label, _buffer.AsSpan(at));
        }
        _buffer[at++] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(at), (ushort)type);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(at + 2), 1);
        return at + 4;
    }
}
