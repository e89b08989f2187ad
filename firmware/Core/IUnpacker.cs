namespace PocketSpy.Core;

/// <summary>Unpacks gzip (RFC 1952). A PC has one; a board has no memory for it, browsers do it there.</summary>
public interface IUnpacker
{
    /// <summary>The bytes that were packed.</summary>
    byte[] Unpack(byte[] packed);
}
