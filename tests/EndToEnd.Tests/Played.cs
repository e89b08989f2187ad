using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>Plays the sign-in of simulated consoles.</summary>
internal static class Played
{
    /// <summary>One console; gives its profile, or fails with the leg that went wrong.</summary>
    public static int SignIn(ConsoleKind kind, int number, BoxAddress box, ConsoleMemory.Entry memory)
    {
        SignIn signIn = new(new SimulatedConsole(kind, number), box, memory);
        signIn.Play();
        if (signIn.Passed) return signIn.ProfileId;
        Leg wrong = signIn.Legs[signIn.Legs.Count - 1];
        throw new LegException($"{kind} {number}: {wrong.Name}: {wrong.Detail}");
    }
}
