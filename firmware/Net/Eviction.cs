using PocketSpy.Core;

namespace PocketSpy.Net;

/// <summary>Chooses the link that gives way to a newcomer when all sockets are taken.</summary>
internal static class Eviction
{
    /// <summary>
    /// A link that was answered and only waits for its client to close gives way to anybody; then, if so wished, the page that was asked for
    /// first; after these the rules hold, first rule first, among several the one that was silent longest. Never one that is worth more
    /// than the newcomer. Null when nobody gives way.
    /// </summary>
    public static TcpConnection Choose(TcpConnection[] links, int count, EvictionRule[] rules, SocketKind newcomer, bool pagesToo, long now)
    {
        TcpConnection choice = null;
        for (int i = 0; i < count; i++)
        {
            if (links[i].Answered) choice = LongerSilent(choice, links[i]);
        }
        for (int i = 0; i < count && pagesToo; i++)
        {
            if (links[i].GivesWay && (choice is null || (!choice.Answered && links[i].LastInput < choice.LastInput))) choice = links[i];
        }
        foreach (EvictionRule rule in rules)
        {
            if (choice is not null) return choice;
            if (rule.Kind > newcomer) continue;
            for (int i = 0; i < count; i++)
            {
                TcpConnection link = links[i];
                if (link.Kind == rule.Kind && now - link.LastProgress >= rule.IdleMilliseconds) choice = LongerSilent(choice, link);
            }
        }
        return choice;
    }

    private static TcpConnection LongerSilent(TcpConnection first, TcpConnection second) =>
        first is null || second.LastProgress < first.LastProgress ? second : first;
}
