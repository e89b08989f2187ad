using PocketSpy.Core;
using PocketSpy.Matchmaking.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>
/// Whether a match command may reach a host. Hosts read its arguments unchecked and believe its head: who sends it, and from where. So it must be whole,
/// and name the sender's address, and no profile of somebody who is not signed in from there; consoles behind one router share theirs.
/// </summary>
internal static class MatchCommandCheck
{
    /// <summary>Null when a message may be passed on, as may every one that is no match command; else what it is, for the event log.</summary>
    internal static string ProblemOf(ServiceTools tools, uint sender, byte[] buffer, int offset, int count)
    {
        if (!MatchCommand.HasMagic(buffer, offset, count)) return null;
        if (!MatchCommand.IsWhole(buffer, offset, count)) return EventTexts.CutMatchCommand;
        // A console that does not know its own public address yet says 0.
        uint address = MatchCommand.AddressIn(buffer, offset);
        if (address != 0 && address != sender) return EventTexts.ForeignMatchCommand;
        return tools.Players is null || !tools.Players.IsAnothers(MatchCommand.ProfileIn(buffer, offset), sender) ? null : EventTexts.ForeignMatchCommand;
    }
}
