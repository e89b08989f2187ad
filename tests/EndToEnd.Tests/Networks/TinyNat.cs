using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Threading;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>
/// A home router's address translation for UDP and TCP: each port of a home gets one port outside, whomever it speaks to, and lets in
/// only those to whom it has spoken. Nobody at home reaches another through the address outside.
/// </summary>
internal sealed class TinyNat : IDisposable
{
    private const int FirstPort = 40_001;
    private const int SliceMilliseconds = 50;
    private const int Tcp = 6;
    private const int Udp = 17;

    private readonly TunDevice _home;
    private readonly TunDevice _outside;
    private readonly uint _address;
    private readonly Dictionary<(int Protocol, uint Address, int Port), int> _portOf = [];
    private readonly Dictionary<(int Protocol, int Port), (uint Address, int Port)> _homeOf = [];
    private readonly HashSet<(int Protocol, int Port, uint Address, int OtherPort)> _spokenTo = [];
    private readonly byte[] _packet = new byte[65_536];
    private readonly Thread _thread;
    private volatile bool _stopped;

    /// <param name="home">The card at home.</param>
    /// <param name="outside">The card outside.</param>
    /// <param name="address">Its address outside, first byte highest.</param>
    public TinyNat(TunDevice home, TunDevice outside, uint address)
    {
        _home = home;
        _outside = outside;
        _address = address;
        _thread = new Thread(Run);
        _thread.Start();
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _home.Dispose();
        _outside.Dispose();
    }

    private void Run()
    {
        while (!_stopped)
        {
            if (!TunDevice.Wait(_home, _outside, SliceMilliseconds, out bool isHome)) continue;
            int count = (isHome ? _home : _outside).Read(_packet);
            if (count < 20 || _packet[0] >> 4 != 4) continue;
            int header = (_packet[0] & 15) * 4;
            int protocol = _packet[9];
            if (protocol is not (Tcp or Udp) || count < header + 8) continue;
            if (isHome ? !Leave(protocol, header) : !Enter(protocol, header)) continue;
            WriteChecksums(protocol, header, count);
            (isHome ? _outside : _home).Write(_packet, count);
        }
    }

    private bool Leave(int protocol, int header)
    {
        (int Protocol, uint Address, int Port) from = (protocol, Address(12), Port(header));
        if (Address(16) == _address) return false;
        if (!_portOf.TryGetValue(from, out int port))
        {
            _portOf[from] = port = FirstPort + _portOf.Count;
            _homeOf[(protocol, port)] = (from.Address, from.Port);
        }
        _spokenTo.Add((protocol, port, Address(16), Port(header + 2)));
        Set(12, _address, header, port);
        return true;
    }

    private bool Enter(int protocol, int header)
    {
        int port = Port(header + 2);
        if (!_spokenTo.Contains((protocol, port, Address(12), Port(header)))) return false;
        (uint address, int homePort) = _homeOf[(protocol, port)];
        Set(16, address, header + 2, homePort);
        return true;
    }

    private uint Address(int at) => BinaryPrimitives.ReadUInt32BigEndian(_packet.AsSpan(at));

    private int Port(int at) => BinaryPrimitives.ReadUInt16BigEndian(_packet.AsSpan(at));

    private void Set(int addressAt, uint address, int portAt, int port)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(addressAt), address);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(portAt), (ushort)port);
    }

    private void WriteChecksums(int protocol, int header, int count)
    {
        int checksumAt = header + (protocol == Tcp ? 16 : 6);
        _packet.AsSpan(10, 2).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(10), Fold(Sum(0, header)));
        _packet.AsSpan(checksumAt, 2).Clear();
        // Both addresses, the protocol and the length count as well.
        long sum = Sum(12, 20) + protocol + (count - header) + Sum(header, count);
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(checksumAt), Fold(sum));
    }

    private long Sum(int from, int to)
    {
        long sum = 0;
        for (int i = from; i < to; i++) sum += ((i - from) & 1) == 0 ? _packet[i] << 8 : _packet[i];
        return sum;
    }

    private static ushort Fold(long sum)
    {
        while (sum > 0xFFFF) sum = (sum & 0xFFFF) + (sum >> 16);
        return sum == 0xFFFF ? (ushort)0xFFFF : (ushort)~sum;
    }
}
