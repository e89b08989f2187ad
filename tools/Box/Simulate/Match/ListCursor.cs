using System;
using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>Reads what has come of a server list, piece by piece; tells when a piece is not all there.</summary>
public sealed class ListCursor(byte[] buffer, int at, int end)
{
    /// <summary>Where it stands.</summary>
    public int At { get; private set; } = at;

    /// <summary>Bytes that are left.</summary>
    public int Left => end - At;

    /// <summary>Whether so many bytes are there.</summary>
    public bool Has(int count) => Left >= count;

    /// <summary>A byte.</summary>
    public int Byte() => buffer[At++];

    /// <summary>Two bytes, highest first.</summary>
    public int Big16()
    {
        At += 2;
        return BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(At - 2));
    }

    /// <summary>Four bytes of an address.</summary>
    public IPAddress Address()
    {
        At += 4;
        return new IPAddress(buffer.AsSpan(At - 4, 4));
    }

    /// <summary>A text up to its NUL. False when the NUL has not come; the cursor stays.</summary>
    public bool TryText(out string text)
    {
        int length = buffer.AsSpan(At, Left).IndexOf((byte)0);
        text = length < 0 ? null : Encoding.Latin1.GetString(buffer, At, length);
        if (length >= 0) At += length + 1;
        return length >= 0;
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(int count) => At += count;
}
