using PocketSpy.Services.Gpcm;

namespace PocketSpy.Services.Tests.Gpcm;

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
