using System;
using System.Security.Cryptography;
using PocketSpy.Core;

namespace PocketSpy.Box.Host;

/// <summary>Random numbers of the operating system.</summary>
public sealed class HostRandom : IRandom
{
    /// <inheritdoc />
    public void Fill(byte[] buffer, int offset, int count) => RandomNumberGenerator.Fill(buffer.AsSpan(offset, count));
}
