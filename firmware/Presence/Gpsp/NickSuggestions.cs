using System;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpsp;

/// <summary>\uniquesearch\: unique nicks that are free, the one that is wished for first, then with a number behind it.</summary>
public sealed class NickSuggestions
{
    private const int Most = 3;
    private const int Numbers = 100;

    private readonly ProfileTable _profiles;
    private readonly byte[] _suggestion = new byte[AccountRules.UniqueNickBytes];

    /// <param name="profiles">All profiles.</param>
    public NickSuggestions(ProfileTable profiles)
    {
        _profiles = profiles;
    }

    /// <summary>Writes how many there are, then each of them.</summary>
    public void Write(KvReader request, KvWriter answer)
    {
        request.TryGet("preferrednick", out int nick, out int count);
        if (count > AccountRules.UniqueNickBytes) count = AccountRules.UniqueNickBytes;
        if (!request.TryGetInt32(ProfileFields.NamespaceId, out int space)) space = 0;
        int found = 0;
        if (AccountRules.IsUniqueNick(request.Buffer, nick, count)) found = WriteEach(request.Buffer, nick, count, space, null);
        answer.Pair("us", found);
        if (found > 0) WriteEach(request.Buffer, nick, count, space, answer);
        answer.Pair("usdone", "");
    }

    // Without a writer they are only counted.
    private int WriteEach(byte[] buffer, int nick, int count, int space, KvWriter answer)
    {
        int found = 0;
        for (int number = 0; number < Numbers && found < Most; number++)
        {
            int length = Suggest(buffer, nick, count, number);
            if (_profiles.FindByUniqueNick(_suggestion, 0, length, space) != ProfileTable.None) continue;
            found++;
            if (answer is not null) answer.Pair("nick", _suggestion, 0, length);
        }
        return found;
    }

    private int Suggest(byte[] buffer, int nick, int count, int number)
    {
        int digits = number == 0 ? 0 : number < 10 ? 1 : 2;
        if (count > AccountRules.UniqueNickBytes - digits) count = AccountRules.UniqueNickBytes - digits;
        Array.Copy(buffer, nick, _suggestion, 0, count);
        if (digits == 2) _suggestion[count++] = (byte)('0' + number / 10);
        if (digits > 0) _suggestion[count++] = (byte)('0' + number % 10);
        return count;
    }
}
