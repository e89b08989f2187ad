namespace PocketSpy.Core;

/// <summary>Every line of the event log, in one place, in a player's words. What a client sent is cleaned before it stands in a line.</summary>
public static class EventTexts
{
    /// <summary>A server browser that speaks another protocol.</summary>
    public const string BrowserNoise = "a message for the server browser";

    /// <summary>A message to a host that would make it read behind the end.</summary>
    public const string CutMatchCommand = "a match command that is cut";

    /// <summary>A message to a host in the name of somebody else.</summary>
    public const string ForeignMatchCommand = "a match command of another player";

    /// <summary>The table of lent addresses.</summary>
    public const string Addresses = "who has which address";

    /// <summary>A file could not be written.</summary>
    public const string DriveFails = "the drive is full or failing, the next restart forgets it";

    /// <summary>Why something could not be done now, and can be later.</summary>
    public const string MemoryShort = "too little memory just now";

    private const int LongestQuote = 64;

    /// <summary>A name was asked of the DNS server for the first time.</summary>
    public static string AskedFor(string client, string name) => client + " asked for " + Clean(name);

    /// <summary>A console was given its first user id.</summary>
    public static string ConsoleRegistered(string client) => client + " is new here and got a user id";

    /// <summary>NAS let a console in.</summary>
    public static string NasLogin(string client, string game) => client + " signed in for game " + Clean(game);

    /// <summary>NAS turned a request down.</summary>
    public static string NasRefused(string client, string why) => client + " was turned down at sign-in: " + why;

    /// <summary>An address had too much of something in a while; <paramref name="what"/> is what, several.</summary>
    public static string Rationed(string client, string what) => client + " has to wait: too many " + what;

    /// <summary>The owner did something with a player.</summary>
    public static string OwnerDid(string client, string what, int profileId) => client + " (owner) " + what + " profile " + profileId.ToString();

    /// <summary>The owner deleted a user whose profile was lost.</summary>
    public static string OwnerDeletedUser(string client, int userId) => client + " (owner) deleted user " + userId.ToString() + ", who has no profile";

    /// <summary>A console loads a file.</summary>
    public static string Download(string client, string file, string game) => client + " loads " + Clean(file) + " for game " + Clean(game);

    /// <summary>A file of the owner is longer than the box reads.</summary>
    public static string FileCut(string file, int bytes) => file + " is too long: only its first " + bytes.ToString() + " bytes count";

    /// <summary>A file of the owner has lines that mean nothing; <paramref name="form"/> is what a line looks like.</summary>
    public static string LinesLeftOut(string file, int lines, string form) =>
        file + ": " + lines.ToString() + (lines == 1 ? " line does" : " lines do") + " not count, each must be " + form;

    /// <summary>Presence let a player in; <paramref name="friendCode"/> is null for those who have none.</summary>
    public static string LoginOk(string client, string nick, int profileId, string friendCode) =>
        client + ": login ok, " + Clean(nick) + (friendCode is null ? " (profile " + profileId.ToString() + ")" : ", friend code " + friendCode + " (profile " + profileId.ToString() + ")");

    /// <summary>Presence turned a player down.</summary>
    public static string LoginRefused(string client, string why) => client + ": login refused: " + why;

    /// <summary>Somebody tried a password.</summary>
    public static string WrongPassword(string client) => client + " tried a wrong password";

    /// <summary>A profile was made.</summary>
    public static string ProfileMade(string client, int profileId) => client + " got the new profile " + profileId.ToString();

    /// <summary>The table was full, and a profile whose player never came back made room.</summary>
    public static string ProfileGaveWay(int profileId) => "profile " + profileId.ToString() + ", never used again, made room for somebody new";

    /// <summary>A second login of a profile ended the first.</summary>
    public static string LoginReplaced(int profileId) => "profile " + profileId.ToString() + " logged in again, its older link was closed";

    /// <summary>A player left.</summary>
    public static string LoggedOut(string client, int profileId) => client + " left (profile " + profileId.ToString() + ")";

    /// <summary>A game host is on the list.</summary>
    public static string HostListed(string client, string game) => client + " opens a game: " + Clean(game);

    /// <summary>A game host is on the list, unproven.</summary>
    public static string HostUnproven(string client, string game) =>
        client + " opens a game: " + Clean(game) + ", unproven, as its key is not known here (add it to games.txt)";

    /// <summary>A console names a profile that is not its own.</summary>
    public static string HostOfStranger(string client) => client + " was not listed: nobody is signed in from there with the profile that it names";

    /// <summary>A game that nobody can prove made room for another one.</summary>
    public static string HostGaveWay(string client, string game) => client + " was taken off the list to make room: " + Clean(game) + " is unproven";

    /// <summary>A game host failed its challenge.</summary>
    public static string HostRefused(string client, string game) => client + " was not listed: wrong answer to the challenge of " + Clean(game);

    /// <summary>A player failed the challenge of an older server list.</summary>
    public static string ListRefused(string client, string game) => client + " got no list of games: wrong answer to the challenge of " + Clean(game);

    /// <summary>A game is unknown and the owner wants known ones only.</summary>
    public static string GameUnknown(string client, string game) => client + " was turned away: the key of " + Clean(game) + " is not known here (add it to games.txt)";

    /// <summary>A filter has an error.</summary>
    public static string FilterNotUnderstood(string client, string filter) => client + " looked for games with a filter that is not understood: " + Clean(filter);

    /// <summary>A game host went away.</summary>
    public static string HostGone(string client, string game) => client + " closed its game: " + Clean(game);

    /// <summary>A host is listed, but does not say that it got a message.</summary>
    public static string MessageLost(string client) => client + " did not acknowledge a message: whoever wants to join its game is not heard";

    /// <summary>A client sent what the service does not understand. Once a client.</summary>
    public static string NotUnderstood(string client, string what) => client + " sent something that is not understood: " + Clean(what);

    /// <summary>Flash or a table is full.</summary>
    public static string Full(string what) => "no room for " + what + ": the table is full";

    /// <summary>Little memory is left.</summary>
    public static string NoMemory(string what) => "no room for " + what + ": too little memory is free";

    /// <summary>Flash failed.</summary>
    public static string NotSaved(string what, string why) => what + " could not be saved: " + why;

    /// <summary>A file could not be read.</summary>
    public static string NotRead(string what, string why) => what + " could not be read: " + why;

    /// <summary>Two clients know each other's address.</summary>
    public static string Connected(string client, string partner, string game) => client + " and " + partner + " were connected" + For(game);

    /// <summary>Two clients know each other's address, but nothing that one sends arrives at the other.</summary>
    public static string NotReached(string client, string partner, string game) =>
        client + " could not reach " + partner + For(game) + ": look for a firewall between them";

    /// <summary>A client was told its partner's address again and again and never said that it had it.</summary>
    public static string NoAnswer(string client, string partner, string game) =>
        client + " did not answer when it was to be connected with " + partner + For(game);

    /// <summary>A client was ready, its partner was not.</summary>
    public static string Deadbeat(string client, string game) => client + " was to be connected" + For(game) + ", but its partner did not come";

    /// <summary>Not all ports of a client could be heard.</summary>
    public static string InitsMissing(string client, string game) =>
        client + " was to be connected" + For(game) + ", but only some of its packets came: look for a firewall";

    /// <summary>A device got an address of the box; <paramref name="name"/> is what it calls itself, or nothing.</summary>
    public static string DeviceJoined(uint address, string name) =>
        "a device joined: " + EndPoints.AddressText(address) + (name.Length == 0 ? "" : " (" + Clean(name) + ")");

    /// <summary>A device got no address.</summary>
    public static string NoAddress(int count) => "a device found no free address: all " + count.ToString() + " are lent";

    /// <summary>A device found its new address in use.</summary>
    public static string AddressTaken(uint address, int minutes) =>
        EndPoints.AddressText(address) + " is used by a device that did not get it here: nobody else gets it for " + minutes.ToString() + " minutes";

    /// <summary>The network carries no multicast.</summary>
    public static string NoMulticast(string name) => name + ".local is not found on this network: it carries no multicast";

    /// <summary>Another host has the box's name; <paramref name="now"/> is the new one, or null.</summary>
    public static string NameTaken(string name, uint by, string now) =>
        name + ".local belongs to " + EndPoints.AddressText(by) + (now is null ? ": this box has no such name" : ": this box is " + now + ".local");

    // Some clients do not name their game.
    private static string For(string game) => game.Length == 0 ? "" : " for " + Clean(game);

    // Control characters and overlong text stay out of the log.
    private static string Clean(string text)
    {
        if (text.Length > LongestQuote) text = text.Substring(0, LongestQuote) + "...";
        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length; i++)
        {
            if (characters[i] < ' ' || (characters[i] >= 127 && characters[i] < 160)) characters[i] = '?';
        }
        return new string(characters);
    }
}
