using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Nintendo.Nas;

/// <summary>What a console is called in the event log.</summary>
public static class ConsoleNames
{
    private const int FriendCodeDigits = 16;
    private const int MacDigits = 4;

    /// <summary>"Wii 2555-1516-5607-6614" from the 16 digits of its own friend code (field cfc); "Wii" when they are none.</summary>
    public static string Wii(byte[] code, int count)
    {
        if (count != FriendCodeDigits || !Ascii.TryParseInt64(code, 0, count, out _)) return "Wii";
        string digits = Ascii.ToText(code, 0, count);
        return "Wii " + digits.Substring(0, 4) + "-" + digits.Substring(4, 4) + "-" + digits.Substring(8, 4) + "-" + digits.Substring(12, 4);
    }

    /// <summary>"DS 3456" from the last digits of its MAC address (field macadr); "DS" when they are none.</summary>
    public static string Ds(byte[] mac, int count)
    {
        if (count < MacDigits) return "DS";
        int start = count - MacDigits;
        for (int i = start; i < count; i++)
        {
            if (Hex.Value(mac[i]) < 0) return "DS";
        }
        return "DS " + Ascii.ToText(mac, start, MacDigits);
    }
}
