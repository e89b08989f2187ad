using PocketSpy.Tests;

namespace PocketSpy.Presence.Tests.Gpsp;

/// <summary>One request for each command of the search and its whole answer, in a world with one user, luigi, who is logged in. PROFILE is his.</summary>
internal static class SearchPackets
{
    internal static readonly string[] Requests = new string[]
    {
        "\\valid\\\\email\\luigi@mail.example\\partnerid\\0\\gamename\\civ4\\final\\",
        "\\nicks\\\\email\\luigi@mail.example\\passenc\\PASSWORD\\namespaceid\\1\\partnerid\\0\\gamename\\civ4\\final\\",
        "\\check\\\\nick\\luigi\\email\\luigi@mail.example\\partnerid\\0\\passenc\\PASSWORD\\gamename\\civ4\\final\\",
        "\\newuser\\\\nick\\luigi\\email\\luigi@mail.example\\passenc\\PASSWORD\\productID\\10435\\namespaceid\\1\\uniquenick\\luigi\\partnerid\\0\\gamename\\civ4\\final\\",
        "\\search\\\\sesskey\\0\\profileid\\0\\namespaceid\\1\\partnerid\\0\\nick\\luigi\\gamename\\civ4\\final\\",
        "\\searchunique\\\\sesskey\\0\\profileid\\0\\uniquenick\\luigi\\namespaces\\1,2\\gamename\\civ4\\final\\",
        "\\uniquesearch\\\\preferrednick\\luigi\\namespaceid\\1\\gamename\\civ4\\final\\",
        "\\pmatch\\\\sesskey\\0\\profileid\\0\\productid\\10435\\gamename\\civ4\\final\\",
        "\\others\\\\sesskey\\0\\profileid\\PROFILE\\namespaceid\\1\\gamename\\civ4\\final\\",
        "\\otherslist\\\\sesskey\\0\\profileid\\PROFILE\\numopids\\2\\opids\\PROFILE|1\\namespaceid\\1\\gamename\\civ4\\final\\",
        "\\otherlist\\\\sesskey\\0\\profileid\\PROFILE\\numopids\\1\\opids\\PROFILE\\namespaceid\\1\\gamename\\civ4\\final\\",
    };

    internal static readonly string[] Answers = new string[]
    {
        "\\vr\\1\\final\\",
        "\\nr\\1\\nick\\luigi\\uniquenick\\luigi\\ndone\\\\final\\",
        "\\cur\\0\\pid\\PROFILE\\final\\",
        "\\nur\\513\\pid\\PROFILE\\final\\",
        "\\bsr\\PROFILE\\nick\\luigi\\uniquenick\\luigi\\namespaceid\\1\\firstname\\\\lastname\\\\email\\luigi@mail.example\\bsrdone\\\\more\\0\\final\\",
        "\\bsr\\PROFILE\\nick\\luigi\\uniquenick\\luigi\\namespaceid\\1\\firstname\\\\lastname\\\\email\\luigi@mail.example\\bsrdone\\\\more\\0\\final\\",
        "\\us\\3\\nick\\luigi1\\nick\\luigi2\\nick\\luigi3\\usdone\\\\final\\",
        "\\psr\\PROFILE\\status\\Online\\nick\\luigi\\statuscode\\1\\psrdone\\\\final\\",
        "\\others\\\\odone\\\\final\\",
        "\\otherslist\\\\o\\PROFILE\\uniquenick\\luigi\\oldone\\\\final\\",
        "\\otherslist\\\\o\\PROFILE\\uniquenick\\luigi\\oldone\\\\final\\",
    };

    internal static string Fill(string text, Player luigi) =>
        Raw.Exchange(Raw.Exchange(text, "PASSWORD", Player.Encode("secret")), "PROFILE", luigi.ProfileId);
}
