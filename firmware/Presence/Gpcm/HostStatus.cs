using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>What \statusinfo\ tells beyond \status\: the game that a player is in and its host. Consoles send none.</summary>
public sealed class HostStatus
{
    /// <summary>Game type; null when empty.</summary>
    public byte[] GameType { get; private set; }

    /// <summary>Game variant; null when empty.</summary>
    public byte[] GameVariant { get; private set; }

    /// <summary>Map; null when empty.</summary>
    public byte[] GameMap { get; private set; }

    /// <summary>Address of the game's host, first byte highest; clients write and read all 32 bits with a sign or without.</summary>
    public int Address { get; private set; }

    /// <summary>The host's own address.</summary>
    public int PrivateAddress { get; private set; }

    /// <summary>Query port of the host.</summary>
    public int QueryPort { get; private set; }

    /// <summary>Game port of the host.</summary>
    public int Port { get; private set; }

    /// <summary>Flags of the session.</summary>
    public int SessionFlags { get; private set; }

    /// <summary>Takes \statusinfo\.</summary>
    public void Take(KvReader command)
    {
        GameType = PlayerStatus.Keep(command, "gameType", GameType);
        GameVariant = PlayerStatus.Keep(command, "gameVariant", GameVariant);
        GameMap = PlayerStatus.Keep(command, "gameMapName", GameMap);
        command.TryGetInt64("hostIp", out long address);
        command.TryGetInt64("hprivIp", out long privateAddress);
        command.TryGetInt64("sessflags", out long flags);
        command.TryGetInt32("qport", out int queryPort);
        command.TryGetInt32("hport", out int port);
        Address = (int)address;
        PrivateAddress = (int)privateAddress;
        SessionFlags = (int)flags;
        QueryPort = queryPort;
        Port = port;
    }
}
