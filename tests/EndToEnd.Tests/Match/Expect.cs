using System;
using nanoFramework.TestFramework;
using PocketSpy.Box.Simulate;

namespace PocketSpy.EndToEnd.Tests.Match;

internal static class Expect
{
    /// <summary>What a simulated player has to refuse, and with which words.</summary>
    public static void Refused(string told, Action action)
    {
        try
        {
            action();
        }
        catch (LegException exception)
        {
            Assert.IsTrue(exception.Message.Contains(told, StringComparison.Ordinal), exception.Message);
            return;
        }
        Assert.IsTrue(false, $"it was taken, and should not: {told}");
    }
}
