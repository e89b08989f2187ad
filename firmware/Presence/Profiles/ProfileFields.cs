namespace PocketSpy.Presence.Profiles;

/// <summary>The names under which a profile is kept on flash, the protocol's own words, and which of them a player may change.</summary>
public static class ProfileFields
{
    /// <summary>The number of the profile.</summary>
    public const string ProfileId = "profileid";

    /// <summary>The number of the user that it belongs to: a console's user id.</summary>
    public const string UserId = "userid";

    /// <summary>0 DS, 1 Wii, 2 a user with a password.</summary>
    public const string Unit = "unit";

    /// <summary>The unit of a profile of a user with a password.</summary>
    public const int UserUnit = 2;

    /// <summary>The partner that runs Nintendo's accounts.</summary>
    public const int NintendoPartner = 11;

    /// <summary>The namespace of Nintendo's unique nicks.</summary>
    public const int NintendoNamespace = 16;

    /// <summary>The console's own code for game and player, eleven characters.</summary>
    public const string Gsbrcd = "gsbrcd";

    /// <summary>The name shown to others.</summary>
    public const string Nick = "nick";

    /// <summary>A name that only this profile has in the namespace of the pair behind it. A profile may have several such pairs.</summary>
    public const string UniqueNick = "uniquenick";

    /// <summary>An address; for consoles an invented one, for others the user's at the time the profile was made.</summary>
    public const string Email = "email";

    /// <summary>Where the unique nick is unique.</summary>
    public const string NamespaceId = "namespaceid";

    /// <summary>Who runs the accounts: 11 for Nintendo.</summary>
    public const string PartnerId = "partnerid";

    /// <summary>The name that the player gave the console or the game, UTF-8.</summary>
    public const string InGameName = "ingamesn";

    /// <summary>First name; Wii titles put "Wii:code@game" here.</summary>
    public const string FirstName = "firstname";

    /// <summary>Last name.</summary>
    public const string LastName = "lastname";

    /// <summary>A number, the greater the later the profile was made; gone once its player has come back. Without it a profile is somebody's.</summary>
    public const string Unused = "unused";

    /// <summary>When an unused profile was made, in seconds of the box's clock.</summary>
    public const string Made = "made";

    /// <summary>A list of what a player may change with updatepro, and what others see of it. Nothing else is ever written.</summary>
    public const string Changeable =
        FirstName + " " + LastName + " icquin homepage zipcode countrycode birthday sex aim pic occ ind " +
        "inc mar chc i1 o1 conn publicmask lon lat loc";
}
