using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A PC that makes its account and comes back, against one box after the other.</summary>
internal static class PcAtHome
{
    /// <summary>Makes the account; the link ends there.</summary>
    public static int Register(SimulatedPc pc, BoxAddress box)
    {
        using PresenceClient link = Connect(box);
        return link.NewUser(pc);
    }

    /// <summary>Makes the account and logs in on the same link.</summary>
    public static Player Begin(SimulatedPc pc, BoxAddress box)
    {
        PresenceClient link = Connect(box);
        if (link.NewUser(pc) <= 0) throw new LegException("the account was there already");
        link.Login(pc.ByAddress());
        return new Player(link);
    }

    /// <summary>Logs in by unique nick.</summary>
    public static Player Return(SimulatedPc pc, BoxAddress box)
    {
        PresenceClient link = Connect(box);
        link.Login(pc.ByUniqueNick());
        return new Player(link);
    }

    /// <summary>Has to be refused with a code.</summary>
    public static void Refused(SimulatedPc pc, BoxAddress box, int code)
    {
        using PresenceClient link = Connect(box);
        link.LoginRefused(pc.ByUniqueNick(), code);
    }

    private static PresenceClient Connect(BoxAddress box) => PresenceClient.Connect(box.Server, box.PresencePort);
}
