namespace PocketSpy.Network.Dns;

/// <summary>
/// The names of the sign-in systems beside GameSpy's, in the form of <see cref="GameDomains"/>; only boxes that speak one of them answer for these. Names that a
/// PC of today looks up for other things stand here one by one, and never with all that ends so.
/// </summary>
public static class SignInDomains
{
    /// <summary>The list. Sources: host names in the client programs, and what the box's own nexus and redirects name.</summary>
    public const string List = """
        # Messenger: the servers, passport sign-in, contacts, offline messages
        messenger.hotmail.com
        config.messenger.msn.com
        nexus.passport.com
        loginnet.passport.com
        login.passport.com
        login.live.com
        contacts.msn.com
        rsi.hotmail.com
        ows.messenger.msn.com
        storage.msn.com
        # Ubisoft and Nadeo: sign-in by tokens
        public-ubiservices.ubi.com
        prod.trackmania.core.nadeo.online
        """;
}
