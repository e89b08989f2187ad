using PocketSpy.Core;

namespace PocketSpy.Tests;

/// <summary>A box with one address, or with none.</summary>
internal sealed class FakeLocalAddress : ILocalAddress
{
    internal uint Address { get; set; } = 0xC0A80401;

    public uint AddressFor(long client) => Address;

    public bool IsOwn(uint address) => address == Address;
}
