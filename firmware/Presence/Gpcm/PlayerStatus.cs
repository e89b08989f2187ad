using System;
using System.Text;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

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

    /// <summary>What \statusinfo\ told besides; null when the client never sent one.</summary>
    public HostStatus Host { get; private set; }

    /// <summary>What a player with a password does who has just logged in. Consoles say at once what they do, and until then nothing.</summary>
    public void BeOnline()
    {
        Code = 1;
        Text = Encoding.UTF8.GetBytes("Online");
    }

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
        Host ??= new HostStatus();
        Host.Take(command);
        return true;
    }

    // A text of the same length takes no new memory.
    internal static byte[] Keep(KvReader command, string key, byte[] old)
    {
        if (!command.TryGet(key, out int offset, out int count) || count == 0) return null;
        if (count > TextBytes) count = TextBytes;
        byte[] kept = old is not null && old.Length == count ? old : new byte[count];
        Array.Copy(command.Buffer, offset, kept, 0, count);
        return kept;
    }
}
