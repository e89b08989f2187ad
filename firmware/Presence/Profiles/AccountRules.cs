using PocketSpy.Wire;

namespace PocketSpy.Presence.Profiles;

/// <summary>What nicks and addresses of users may look like.</summary>
public static class AccountRules
{
    /// <summary>Longest nick; the SDK allows 30 characters.</summary>
    public const int NickBytes = 30;

    /// <summary>Longest unique nick; the SDK allows 20 characters.</summary>
    public const int UniqueNickBytes = 20;

    /// <summary>Whether a unique nick can be used: printable ASCII without blanks, commas and at signs, not beginning with '@' or '+'.</summary>
    public static bool IsUniqueNick(byte[] buffer, int offset, int count)
    {
        if (count < 1 || count > UniqueNickBytes) return false;
        for (int i = 0; i < count; i++)
        {
            int c = buffer[offset + i];
            if (c <= ' ' || c >= 127 || c == '@' || c == ',' || c == '\\') return false;
        }
        return buffer[offset] != '+';
    }

    /// <summary>Whether a nick can be used. It may hold '@', though one is followed by '@' and the address in a login.</summary>
    public static bool IsNick(byte[] buffer, int offset, int count)
    {
        if (count < 1 || count > NickBytes) return false;
        for (int i = 0; i < count; i++)
        {
            if (buffer[offset + i] < ' ') return false;
        }
        return true;
    }

    /// <summary>Whether an address can be used.</summary>
    public static bool IsEmail(byte[] buffer, int offset, int count)
    {
        int at = Ascii.IndexOf(buffer, offset, count, '@');
        if (count > UserTable.EmailBytes || at <= offset || at == offset + count - 1) return false;
        for (int i = 0; i < count; i++)
        {
            if (buffer[offset + i] <= ' ') return false;
        }
        return true;
    }
}
