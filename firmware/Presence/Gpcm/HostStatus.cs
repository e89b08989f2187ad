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

    /// <summary>Address of the game's host, first byte highest.</summary>
    public uint Address { get; private set; }

    /// <summary>The host's own address.</summary>
    public uint PrivateAddress { get; private set; }

    /// <summary>Query port of the host.</summary>
    public int QueryPort { get; private set; }

    /// <summary>Game port of the host.</summary>
    public int Port { get; private set; }

    /// <summary>Flags of the session.</summary>
    public uint SessionFlags { get; private set; }

    /// <summary>Takes \statusinfo\.</summary>
    public void Take(KvReader command)
    {
        GameType = PlayerStatus.Keep(command, "gameType", GameType);
        GameVariant = PlayerStatus.Keep(command, "gameVariant", GameVariant);
        GameMap = PlayerStatus.Keep(command, "gameMapName", GameMap);
        command.TryGetUInt32("hostIp", out uint address);
        command.TryGetUInt32("hprivIp", out uint privateAddress);
        command.TryGetUInt32("sessflags", out uint flags);
        command.TryGetInt32("qport", out int queryPort);
        command.TryGetInt32("hport", out int port);
        Address = address;
        PrivateAddress = privateAddress;
        SessionFlags = flags;
        QueryPort = queryPort;
        Port = port;
    }
}
