namespace PocketSpy.Nintendo.Downloads;

/// <summary>
/// The Pokémon titles of generation 4 and 5, whose Mystery Gift takes the one file that it is shown. Source: public servers; seen in the field.
/// </summary>
internal static class MysteryGifts
{
    private const int CodeCount = 3;

    // Diamond, Pearl, Platinum, HeartGold, SoulSilver; then White 2, Black 2, White and Black, whose files all stand under IRA.
    private const string Generation4 = "ADA APA CPU IPK IPG";
    private const string Generation5 = "IRB IRA IRE IRD";

    /// <summary>
    /// Whether a list of a game shows one file only. Generation 5 loads skins and musicals too, which it tells by the first
    /// attribute and chooses from itself; a gift has MYSTERY there.
    /// </summary>
    public static bool IsOneAtATime(string gameCode, string attribute1)
    {
        if (gameCode.Length < CodeCount) return false;
        string title = gameCode.Substring(0, CodeCount);
        if (Generation4.Contains(title)) return true;
        return Generation5.Contains(title) && (attribute1 is null || attribute1.StartsWith("MYSTERY"));
    }

    /// <summary>
    /// The bit that the second attribute (hexadecimal) of a gift of generation 5 has when it is for this title; 0 when that does not matter.
    /// The third letter of rhgamecd tells the title.
    /// </summary>
    public static uint BitOf(string gameCode, string runningCode)
    {
        if (!gameCode.StartsWith("IR") || runningCode is null || runningCode.Length < 4) return 0;
        return runningCode[2] switch
        {
            'A' => 0x100000,
            'B' => 0x200000,
            'D' => 0x400000,
            'E' => 0x800000,
            _ => 0,
        };
    }
}
