using System;
using System.Collections.Generic;

namespace PocketSpy.Box.Replay;

/// <summary>What the GameSpy SDK waits for after each command. A command of neither list is one that the SDK does not have.</summary>
public static class DueAnswers
{
    private static readonly Dictionary<string, string[]> Presence = new(StringComparer.Ordinal)
    {
        ["ka"] = ["ka"], ["login"] = ["lc"], ["newuser"] = ["nur"], ["getprofile"] = ["pi"], ["newprofile"] = ["npr"], ["delprofile"] = ["dpr"],
        ["registernick"] = ["rn"], ["registercdkey"] = ["rc"],
    };

    private static readonly Dictionary<string, string[]> Search = new(StringComparer.Ordinal)
    {
        ["valid"] = ["vr"], ["nicks"] = ["nr"], ["check"] = ["cur"], ["newuser"] = ["nur"], ["search"] = ["bsr", "bsrdone"],
        ["searchunique"] = ["bsr", "bsrdone"], ["uniquesearch"] = ["us"], ["pmatch"] = ["psr", "psrdone"], ["others"] = ["others"],
        ["otherslist"] = ["otherslist"],
    };

    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        "logout", "status", "statusinfo", "updatepro", "updateui", "addbuddy", "authadd", "delbuddy", "revoke", "addblock", "removeblock", "bm",
        "pinvite", "inviteto", "quiet",
    };

    private static readonly HashSet<string> Pushed = new(StringComparer.Ordinal) { "bm", "bsi", "bdy", "blk", "lt", "ka" };

    /// <summary>Whether presence says nothing to this command when all is well.</summary>
    public static bool IsSilent(string command) => Silent.Contains(command);

    /// <summary>Whether presence sends such a message without being asked.</summary>
    public static bool IsPushed(string answer) => Pushed.Contains(answer);

    /// <summary>Whether presence may answer the command so.</summary>
    public static bool FitsPresence(string command, string answer) => Fits(Presence, command, answer);

    /// <summary>Whether player search may answer the request so.</summary>
    public static bool FitsSearch(string command, string answer) => Fits(Search, command, answer);

    private static bool Fits(Dictionary<string, string[]> due, string command, string answer) =>
        !due.TryGetValue(command, out string[] answers) || Array.IndexOf(answers, answer) >= 0;
}
