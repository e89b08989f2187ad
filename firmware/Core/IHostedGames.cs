namespace PocketSpy.Core;

/// <summary>Which games are hosted, for modules that do not know matchmaking.</summary>
public interface IHostedGames
{
    /// <summary>The name of the PC game that is hosted at this address (first byte highest), GameSpy's short one; null when there is none.</summary>
    byte[] GameAt(uint address);
}
