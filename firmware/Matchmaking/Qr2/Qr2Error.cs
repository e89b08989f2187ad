namespace PocketSpy.Matchmaking.Qr2;

/// <summary>Codes that a host is told in an add error, qr2_error_t of the public GameSpy SDK (2011), and the texts with them.</summary>
internal static class Qr2Error
{
    /// <summary>e_qrconnerror: the master could not take the host.</summary>
    internal const int Connection = 4;

    /// <summary>e_qrnochallengeerror: the challenge was not answered rightly.</summary>
    internal const int NoChallenge = 5;

    internal const string Full = "This box has no room for another game.";
    internal const string WrongResponse = "The answer to the challenge is wrong.";
    internal const string Stranger = "Sign in with this profile first.";
    internal const string UnknownGame = "This game is not known here.";
}
