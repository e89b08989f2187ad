using System;
using System.Security.Cryptography;

namespace PocketSpy.Box.Image;

/// <summary>A file and where in the flash it belongs.</summary>
public sealed record InstallerPart(string File, long Offset, byte[] Bytes)
{
    /// <summary>SHA-256, small hexadecimal digits.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Bytes));
}
