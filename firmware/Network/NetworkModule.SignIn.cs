using PocketSpy.Network.Dns;

namespace PocketSpy.Network;

// Left out of images that have no sign-in system beside GameSpy's.
public sealed partial class NetworkModule
{
    static partial void AddMore(DomainList domains) => domains.Add(SignInDomains.List);
}
