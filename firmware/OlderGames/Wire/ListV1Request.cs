using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// One message of a client of server list version 1: it signs in, it asks for a list, or both at once. Clients differ: the rest of
/// the message before (\queryid\1.1\, a line end, a word of its own) may stand in front, \list\ and \gamename\ may lack the empty word
/// between them. Public sources: OpenSpy, 333networks' master server, the browsers of Unreal and of the games with GameSpy's list of
/// 1999 to 2001.
/// </summary>
public sealed class ListV1Request
{
    private const int SignInPairs = 16;
    private const int ListPairs = 12;
    private const string GameName = "gamename";

    /// <summary>The pairs of the sign-in: gamename, validate, enctype, ...</summary>
    public readonly KvReader SignIn = new(SignInPairs);

    /// <summary>The pairs behind \list\ and its word: gamename, where, ...</summary>
    public readonly KvReader List = new(ListPairs);

    /// <summary>What is asked for, of <see cref="ListMode"/>.</summary>
    public int Mode { get; private set; }

    /// <summary>Whether the message signs in; then <see cref="SignIn"/> has a gamename first.</summary>
    public bool IsSignIn => SignIn.Count > 0;

    /// <summary>The enctype of the sign-in; -1 for one that there is not.</summary>
    public int Enctype
    {
        get
        {
            if (SignIn.Find("enctype") == KvReader.None) return Wire.Enctype.None;
            return SignIn.TryGetInt32("enctype", out int enctype) && Wire.Enctype.IsKnown(enctype) ? enctype : -1;
        }
    }

    /// <summary>Whether a message that was refused is nothing but the end of the one before, which may be passed over.</summary>
    public bool IsTail { get; private set; }

    /// <summary>Whether a message that has no end says all that it must.</summary>
    public bool IsWhole =>
        (!IsSignIn || (SignIn.TryGet("validate", out int _, out int proof) && proof >= ListProof.Size))
        && (Mode == ListMode.None || (List.TryGet(GameName, out int _, out int name) && name > 0));

    /// <summary>Reads a message. False when it neither signs in nor asks for a list, or has too many pairs.</summary>
    public bool Load(byte[] buffer, int offset, int count)
    {
        int end = offset + count;
        Mode = ListMode.None;
        IsTail = false;
        int list = FindWord(buffer, offset, end, "list");
        int signInEnd = list < 0 ? end : list - 1;
        int signIn = FindWord(buffer, offset, signInEnd, GameName);
        bool signsIn = SignIn.Load(buffer, signIn < 0 ? offset : signIn - 1, signIn < 0 ? 0 : signInEnd - signIn + 1);
        bool lists = LoadList(buffer, list < 0 ? end : list + 4, end, list >= 0);
        if ((signsIn || signIn < 0) && (lists || list < 0) && (signsIn || lists)) return true;
        IsTail = list < 0 && signIn < 0 && (FindWord(buffer, offset, end, "queryid") >= 0 || FindWord(buffer, offset, end, "final") >= 0);
        return false;
    }

    // At the backslash behind "list".
    private bool LoadList(byte[] buffer, int at, int end, bool asked)
    {
        if (!asked || at >= end)
        {
            List.Load(buffer, at, 0);
            return false;
        }
        int word = at + 1;
        int wordEnd = WordEnd(buffer, word, end);
        int pairs = wordEnd;
        if (Ascii.Equals(buffer, word, wordEnd - word, GameName))
        {
            wordEnd = word;
            pairs = at;
        }
        if (pairs < end && !List.Load(buffer, pairs, end - pairs)) return false;
        if (pairs >= end) List.Load(buffer, at, 0);
        Mode = ListMode.Of(buffer, word, wordEnd - word);
        return true;
    }

    // Index of the first word between backslashes, or from a backslash to the end, that is this text; -1 when there is none.
    private static int FindWord(byte[] buffer, int offset, int end, string text)
    {
        int at = offset;
        while (true)
        {
            int slash = Ascii.IndexOfBackslash(buffer, at, end - at);
            if (slash < 0) return -1;
            at = slash + 1;
            int stop = WordEnd(buffer, at, end);
            if (Ascii.Equals(buffer, at, stop - at, text)) return at;
            at = stop;
        }
    }

    private static int WordEnd(byte[] buffer, int at, int end)
    {
        int slash = Ascii.IndexOfBackslash(buffer, at, end - at);
        return slash < 0 ? end : slash;
    }
}
