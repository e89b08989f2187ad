using System;
using PocketSpy.Wire.Text;

namespace PocketSpy.Services.Gpcm;

/// <summary>What a player does, as its client said it last: the fields of \status\ and of \statusinfo\. Texts are kept as bytes.</summary>
public sealed class PlayerStatus
{
    /// <summary>Longest text that is kept; the SDK allows 255.</summary>
    public const int TextBytes = 255;

    /// <summary>0 offline, 1 online, 2 playing, 3 staging, 4 chatting, as the client says.</summary>
    public int Code { get; private set; }

    /// <summary>The text to it; null when empty.</summary>
    public byte[] Text { get; private set; }

    /// <summary>Where the player can be joined; null when empty.</summary>
    public byte[] Location { get; private set; }

    /// <summary>Game type; null when empty.</summary>
    public byte[] GameType { get; private set; }

    /// <summary>Game variant; null when empty.</summary>
    public byte[] GameVariant { get; private set; }

    /// <summary>Map; null when empty.</summary>
    public byte[] GameMap { get; private set; }

    /// <summary>Address of the game's host, first byte highest.</summary>
    public uint HostAddress { get; private set; }

    /// <summary>The host's own address.</summary>
    public uint HostPrivateAddress { get; private set; }

    /// <summary>Query port of the host.</summary>
    public int QueryPort { get; private set; }

    /// <summary>Game port of the host.</summary>
    public int HostPort { get; private set; }

    /// <summary>Flags of the session.</summary>
    public uint SessionFlags { get; private set; }

    /// <summary>Takes \status\: its code is the value of the key status itself. False when that is no number.</summary>
    public bool TakeStatus(KvReader command)
    {
        if (!command.TryGetInt32("status", out int code)) return false;
        Code = code;
        Text = Keep(command, "statstring", Text);
        Location = Keep(command, "locstring", Location);
        return true;
    }

    /// <summary>Takes \statusinfo\. False when its state is no number.</summary>
    public bool TakeStatusInfo(KvReader command)
    {
        if (!command.TryGetInt32("state", out int code)) return false;
        Code = code;
        Text = Keep(command, "richStatus", Text);
        GameType = Keep(command, "gameType", GameType);
        GameVariant = Keep(command, "gameVariant", GameVariant);
        GameMap = Keep(command, "gameMapName", GameMap);
        command.TryGetUInt32("hostIp", out uint host);
        command.TryGetUInt32("hprivIp", out uint hostPrivate);
        command.TryGetUInt32("sessflags", out uint flags);
        command.TryGetInt32("qport", out int queryPort);
        command.TryGetInt32("hport", out int hostPort);
        HostAddress = host;
        HostPrivateAddress = hostPrivate;
        SessionFlags = flags;
        QueryPort = queryPort;
        HostPort = hostPort;
        return true;
    }

    // A text of the same length takes no new memory.
    private static byte[] Keep(KvReader command, string key, byte[] old)
    {
        if (!command.TryGet(key, out int offset, out int count) || count == 0) return null;
        if (count > TextBytes) count = TextBytes;
        byte[] kept = old is not null && old.Length == count ? old : new byte[count];
        Array.Copy(command.Buffer, offset, kept, 0, count);
        return kept;
    }
}
