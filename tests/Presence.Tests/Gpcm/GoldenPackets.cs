using PocketSpy.Presence.Gpcm;
using PocketSpy.Tests;

namespace PocketSpy.Presence.Tests.Gpcm;

/// <summary>One message for each command of presence, as games send it. SESSKEY and PROFILE stand for what the box gave.</summary>
internal static class GoldenPackets
{
    internal static readonly GoldenPacket[] All = new GoldenPacket[]
    {
        new(GpcmCommands.KeepAlive, "\\ka\\\\final\\", "\\ka\\\\final\\"),
        new(GpcmCommands.Login, "\\login\\\\challenge\\0123456789abcdefghijklmnopqrstuv\\authtoken\\NDSx\\partnerid\\11\\response\\" +
            "00000000000000000000000000000000\\firewall\\1\\port\\0\\productid\\11059\\gamename\\mariokartwii\\namespaceid\\16\\sdkrevision\\3\\quiet\\0\\id\\1\\final\\",
            "\\error\\\\err\\256\\"),
        new(GpcmCommands.Logout, "\\logout\\\\sesskey\\SESSKEY\\final\\", null),
        new(GpcmCommands.Status, "\\status\\1\\sesskey\\SESSKEY\\statstring\\Online\\locstring\\here\\final\\", ""),
        new(GpcmCommands.GetProfile, "\\getprofile\\\\sesskey\\SESSKEY\\profileid\\PROFILE\\id\\2\\final\\", "\\pi\\\\profileid\\PROFILE\\"),
        new(GpcmCommands.UpdateProfile, "\\updatepro\\\\sesskey\\SESSKEY\\firstname\\Wii:2555151656076614@RMCJ\\partnerid\\11\\final\\", ""),
        new(GpcmCommands.NewUser, "\\newuser\\\\email\\luigi@mail.example\\nick\\luigi\\passwordenc\\ZZeXgE6v\\productid\\10435\\gamename\\civ4\\namespaceid\\1\\uniquenick\\luigi\\partnerid\\0\\id\\1\\final\\", "\\error\\\\err\\512\\"),
        new(GpcmCommands.StatusInfo, "\\statusinfo\\\\state\\2\\sesskey\\SESSKEY\\hostIp\\3232236545\\hprivIp\\3232236545\\qport\\6500\\hport\\6500\\sessflags\\0\\richStatus\\racing\\gameType\\vs\\gameVariant\\150cc\\gameMapName\\Luigi Circuit\\final\\", ""),
        new(GpcmCommands.UpdateUser, "\\updateui\\\\sesskey\\SESSKEY\\cpubrandid\\2\\final\\", ""),
        new(GpcmCommands.NewProfile, "\\newprofile\\\\sesskey\\SESSKEY\\nick\\luigi2\\id\\3\\final\\", "\\error\\\\err\\1024\\"),
        new(GpcmCommands.DeleteProfile, "\\delprofile\\\\sesskey\\SESSKEY\\id\\4\\final\\", "\\error\\\\err\\3073\\"),
        new(GpcmCommands.RegisterNick, "\\registernick\\\\sesskey\\SESSKEY\\uniquenick\\luigi\\partnerid\\0\\id\\5\\final\\", "\\error\\\\err\\4098\\"),
        new(GpcmCommands.RegisterCdKey, "\\registercdkey\\\\sesskey\\SESSKEY\\cdkeyenc\\V7C3tgaequsxIk]YAJk_\\id\\6\\final\\", "\\rc\\\\id\\6\\final\\"),
        new(GpcmCommands.AddBuddy, "\\addbuddy\\\\sesskey\\SESSKEY\\newprofileid\\1\\reason\\hello\\final\\", "\\error\\\\err\\1538\\"),
        new(GpcmCommands.AuthAdd, "\\authadd\\\\sesskey\\SESSKEY\\fromprofileid\\1\\sig\\0123456789abcdef0123456789abcdef\\final\\", "\\error\\\\err\\1793\\"),
        new(GpcmCommands.DeleteBuddy, "\\delbuddy\\\\sesskey\\SESSKEY\\delprofileid\\1\\final\\", "\\error\\\\err\\2817\\"),
        new(GpcmCommands.Revoke, "\\revoke\\\\sesskey\\SESSKEY\\profileid\\1\\final\\", "\\error\\\\err\\3841\\"),
        new(GpcmCommands.BuddyMessage, "\\bm\\1\\sesskey\\SESSKEY\\t\\1\\msg\\hello\\final\\", "\\error\\\\err\\2305\\"),
        new(GpcmCommands.AddBlock, "\\addblock\\\\sesskey\\SESSKEY\\profileid\\1\\final\\", "\\error\\\\err\\4608\\"),
        new(GpcmCommands.RemoveBlock, "\\removeblock\\\\sesskey\\SESSKEY\\profileid\\1\\final\\", "\\error\\\\err\\4865\\"),
        new(GpcmCommands.InviteTo, "\\inviteto\\\\sesskey\\SESSKEY\\products\\10824,11437\\final\\", ""),
        new(GpcmCommands.PlayerInvite, "\\pinvite\\\\sesskey\\SESSKEY\\profileid\\1\\productid\\10824\\location\\here\\final\\", "\\error\\\\err\\2305\\"),
        new(GpcmCommands.Quiet, "\\quiet\\1\\sesskey\\SESSKEY\\final\\", ""),
        new(GpcmCommands.LoginTicket, "\\lt\\\\sesskey\\SESSKEY\\final\\", "\\lt\\"),
    };

    /// <summary>The packet of a command; null when there is none.</summary>
    internal static GoldenPacket Of(int command)
    {
        foreach (GoldenPacket packet in All)
        {
            if (packet.Command == command) return packet;
        }
        return null;
    }
}
