namespace PocketSpy.Tokens.Nadeo;

/// <summary>What level 0 answers. Properties have the names of the document's members.</summary>
public sealed class SessionDocument
{
    /// <summary>Always uplay.</summary>
    public string platformType { get; set; }

    /// <summary>What level 1 takes.</summary>
    public string ticket { get; set; }

    /// <summary>None: there is no second factor here.</summary>
    public string twoFactorAuthenticationTicket { get; set; }

    /// <summary>Ubisoft's id of the user.</summary>
    public string profileId { get; set; }

    /// <summary>Empty, as recorded.</summary>
    public string userId { get; set; }

    /// <summary>The name that others see.</summary>
    public string nameOnPlatform { get; set; }

    /// <summary>Always Prod.</summary>
    public string environment { get; set; }

    /// <summary>Until when the ticket is good, ISO 8601.</summary>
    public string expiration { get; set; }

    /// <summary>The space of the application.</summary>
    public string spaceId { get; set; }

    /// <summary>From where it was asked.</summary>
    public string clientIp { get; set; }

    /// <summary>Empty: the box knows no countries.</summary>
    public string clientIpCountry { get; set; }

    /// <summary>Now, ISO 8601.</summary>
    public string serverTime { get; set; }

    /// <summary>The sign-in.</summary>
    public string sessionId { get; set; }

    /// <summary>Drawn; nothing takes it.</summary>
    public string sessionKey { get; set; }

    /// <summary>None.</summary>
    public string rememberMeTicket { get; set; }
}
