using System;
using System.Collections.Generic;
using System.Net;
using System.Text;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>Puts a client's packet together, one piece after the other.</summary>
public sealed class PacketBuilder
{
    private readonly List<byte> _bytes = [];

    /// <summary>Bytes so far.</summary>
    public int Count => _bytes.Count;

    /// <summary>A byte.</summary>
    public PacketBuilder Byte(int value)
    {
        _bytes.Add((byte)value);
        return this;
    }

    /// <summary>Bytes as they are.</summary>
    public PacketBuilder Bytes(ReadOnlySpan<byte> value)
    {
        _bytes.AddRange(value);
        return this;
    }

    /// <summary>A text, one byte a character, and a NUL.</summary>
    public PacketBuilder Text(string value) => Bytes(Encoding.Latin1.GetBytes(value)).Byte(0);

    /// <summary>Two bytes, highest first.</summary>
    public PacketBuilder Big16(int value) => Byte(value >> 8).Byte(value);

    /// <summary>Two bytes, lowest first.</summary>
    public PacketBuilder Little16(int value) => Byte(value).Byte(value >> 8);

    /// <summary>Four bytes, highest first.</summary>
    public PacketBuilder Big32(int value) => Big16(value >> 16).Big16(value);

    /// <summary>Four bytes, lowest first.</summary>
    public PacketBuilder Little32(int value) => Little16(value).Little16(value >> 16);

    /// <summary>The four bytes of an address, in their order on the network.</summary>
    public PacketBuilder Address(IPAddress value) => Bytes(value.GetAddressBytes());

    /// <summary>All of it.</summary>
    public byte[] Build() => [.. _bytes];
}
