using System.IO;
using System.IO.Compression;
using PocketSpy.Core;

namespace PocketSpy.Box.Run;

/// <summary>Unpacks the page once, for programs that do not take gzip.</summary>
public sealed class PageUnpacker : IUnpacker
{
    private byte[] _unpacked;

    /// <inheritdoc />
    public byte[] Unpack(byte[] packed)
    {
        if (_unpacked is not null) return _unpacked;
        using GZipStream gzip = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream bytes = new();
        gzip.CopyTo(bytes);
        return _unpacked = bytes.ToArray();
    }
}
