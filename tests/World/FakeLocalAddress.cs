using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>A box with one address, or with none.</summary>
internal sealed class FakeLocalAddress : ILocalAddress
{
    internal uint Address { get; set; } = 0xC0A80401;

    public uint AddressFor(long client) => Address;

    /// <summary>The first 24 bits count.</summary>
    public bool IsNear(uint address) => (address ^ Address) >> 8 == 0 && (address & 0xFF) != 0 && (address & 0xFF) != 0xFF;

    public bool IsOwn(uint address) => address == Address;
}
