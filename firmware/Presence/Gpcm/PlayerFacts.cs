namespace PocketSpy.Presence.Gpcm;

/// <summary>What the page shows of a player.</summary>
internal static class PlayerFacts
{
    /// <summary>Bytes of a console's game code.</summary>
    public const int GameCodeBytes = 4;

    /// <summary>Wii, DS or PC; empty when it is not known.</summary>
    public static string ConsoleOf(GpcmSession session)
    {
        if (session.HasPassword) return "PC";
        if (session.Name is null || session.Name.Length == 0) return "";
        return session.Name[0] == 'W' ? "Wii" : session.Name[0] == 'D' ? "DS" : "";
    }

    /// <summary>Writes the four letters of a console's title.</summary>
    public static void GameCode(GpcmSession session, byte[] target)
    {
        int code = session.GameCode;
        target[0] = (byte)(code >> 24);
        target[1] = (byte)(code >> 16);
        target[2] = (byte)(code >> 8);
        target[3] = (byte)code;
    }

    /// <summary>Writes the friend code as the game shows it. Gives its bytes, 0 when the player has none.</summary>
    public static int FriendCode(GpcmSession session, byte[] target)
    {
        if (session.FriendCode == 0) return 0;
        GameCode(session, target);
        bool reversed = PocketSpy.Wire.Nintendo.FriendCode.IsReversed(target, 0);
        PocketSpy.Wire.Nintendo.FriendCode.Format(session.FriendCode, reversed, target, 0);
        return PocketSpy.Wire.Nintendo.FriendCode.TextSize;
    }

    /// <summary>
    /// What the player does. The numbers are those of the public GameSpy SDK (2011), presence, for PC titles, and of Nintendo's matchmaking
    /// library for consoles.
    /// </summary>
    public static string StatusOf(GpcmSession session) => session.Status.Code switch
    {
        1 => "online",
        2 => "playing",
        3 => session.HasPassword ? "getting ready" : "looking for a game",
        4 => session.HasPassword ? "chatting" : "looking for friends",
        5 => "joining a friend",
        6 => "waiting for friends",
        _ => "here",
    };
}
