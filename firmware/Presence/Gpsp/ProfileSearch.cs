using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpsp;

/// <summary>\search\ and \searchunique\: goes through the profiles on flash that may fit, a few at a time, and writes those that do, a page at a time.</summary>
public sealed class ProfileSearch : IProfileVisitor
{
    /// <summary>Profiles in one answer; the client asks again with skip.</summary>
    public const int PageSize = 8;

    private const int AnyNamespace = -1;
    private const int MaximumNamespaces = 16;
    private const int Criteria = 5;

    private readonly ProfileTable _profiles;
    private readonly int[] _namespaces = new int[MaximumNamespaces];
    private KvReader _request;
    private GpspAnswer _out;
    private KvWriter _answer;
    private int _namespaceCount;
    private int _marks;
    private int _mask;
    private int _skip;
    private int _written;

    /// <param name="profiles">All profiles.</param>
    public ProfileSearch(ProfileTable profiles)
    {
        _profiles = profiles;
    }

    /// <summary>Profiles that are read from flash before others have their turn.</summary>
    public int ReadsAtOnce = 64;

    /// <summary>
    /// Writes the profiles that fit, in the strict order of the protocol, and whether there are more. Begins at row <see cref="ProfileTable.None"/>. Gives the
    /// row to go on with for the same request, or <see cref="ProfileTable.None"/> when the answer is whole.
    /// </summary>
    public int Run(KvReader request, GpspAnswer answer, int row)
    {
        _request = request;
        _out = answer;
        _answer = answer.Writer;
        if (row < 0) Begin();
        if (row < 0) row = HasCriterion() ? 0 : ProfileTable.None;
        if (row >= 0) row = _profiles.VisitSome(this, row, ReadsAtOnce, _marks, _mask);
        if (IsMore) row = ProfileTable.None;
        if (row < 0)
        {
            _answer.Pair("bsrdone", "");
            _answer.Pair("more", IsMore ? 1 : 0);
        }
        _request = null;
        _out = null;
        _answer = null;
        return row;
    }

    private void Begin()
    {
        _written = 0;
        IsMore = false;
        if (!_request.TryGetInt32("skip", out _skip) || _skip < 0) _skip = 0;
        ReadNamespaces();
        _marks = 0;
        _mask = 0;
        if (_request.TryGet(ProfileFields.Nick, out int offset, out int count) && count > 0) Seek(ProfileMarks.NickMask, ProfileMarks.OfNick(_request.Buffer, offset, count));
        if (_request.TryGet(ProfileFields.Email, out offset, out count) && count > 0) Seek(ProfileMarks.EmailMask, ProfileMarks.OfEmail(_request.Buffer, offset, count));
        if (!_request.TryGet(ProfileFields.UniqueNick, out offset, out count) || count == 0) return;
        int bit = ProfileMarks.OfUniqueNick(_request.Buffer, offset, count);
        Seek(bit, bit);
    }

    private void Seek(int mask, int marks)
    {
        _mask |= mask;
        _marks |= marks;
    }

    private bool IsMore { get; set; }

    void IProfileVisitor.Visit(ProfileRecord profile)
    {
        if (IsMore || !Fits(profile, out int unique)) return;
        if (_skip > 0)
        {
            _skip--;
            return;
        }
        if (_written == PageSize)
        {
            IsMore = true;
            return;
        }
        _written++;
        _out.MakeRoom();
        KvReader fields = profile.Fields;
        _answer.Pair("bsr", profile.ProfileId);
        Copy(profile, ProfileFields.Nick);
        _answer.BeginPair(ProfileFields.UniqueNick);
        if (unique != KvReader.None) _answer.Append(profile.Buffer, fields.ValueOffset(unique), fields.ValueCount(unique));
        _answer.Pair(ProfileFields.NamespaceId, unique != KvReader.None && fields.TryGetInt32At(unique + 1, out int space) ? space : 0);
        Copy(profile, ProfileFields.FirstName);
        Copy(profile, ProfileFields.LastName);
        if (profile.ShowsEmail) Copy(profile, ProfileFields.Email);
        else _answer.Pair(ProfileFields.Email, "");
    }

    // All criteria that the request has, and the unique nick in one of its namespaces; that nick's pair, or the profile's first.
    private bool Fits(ProfileRecord profile, out int unique)
    {
        unique = profile.Fields.Find(ProfileFields.UniqueNick);
        for (int i = 0; i < Criteria; i++)
        {
            string field = Criterion(i);
            if (_request.TryGet(field, out int offset, out int count) && count > 0 && !Equals(profile, profile.Fields.Find(field), offset, count)) return false;
        }
        if (!_request.TryGet(ProfileFields.UniqueNick, out int nick, out int nickCount) || nickCount == 0) return true;
        for (int i = 0; i + 1 < profile.Fields.Count; i++)
        {
            if (!profile.Fields.Is(i, ProfileFields.UniqueNick) || !Equals(profile, i, nick, nickCount)) continue;
            if (!profile.Fields.TryGetInt32At(i + 1, out int space) || !IsWanted(space)) continue;
            unique = i;
            return true;
        }
        return false;
    }

    private bool Equals(ProfileRecord profile, int pair, int offset, int count)
    {
        if (pair == KvReader.None || profile.Fields.ValueCount(pair) != count) return false;
        return Ascii.EqualIgnoreCase(profile.Buffer, profile.Fields.ValueOffset(pair), _request.Buffer, offset, count);
    }

    private bool IsWanted(int space)
    {
        for (int i = 0; i < _namespaceCount; i++)
        {
            if (_namespaces[i] == space || _namespaces[i] == AnyNamespace) return true;
        }
        return false;
    }

    // "namespaces" of searchunique is a list, 1,2,3; "namespaceid" of search is one number, 0 or nothing for any.
    private void ReadNamespaces()
    {
        _namespaceCount = 0;
        if (!_request.TryGet("namespaces", out int offset, out int count))
        {
            _namespaces[_namespaceCount++] = _request.TryGetInt32(ProfileFields.NamespaceId, out int space) && space != 0 ? space : AnyNamespace;
            return;
        }
        int end = offset + count;
        while (offset < end && _namespaceCount < MaximumNamespaces)
        {
            int comma = Ascii.IndexOf(_request.Buffer, offset, end - offset, ',');
            if (comma < 0) comma = end;
            if (Ascii.TryParseInt64(_request.Buffer, offset, comma - offset, out long space) && space >= 0 && space <= int.MaxValue) _namespaces[_namespaceCount++] = (int)space;
            offset = comma + 1;
        }
    }

    // A search for nothing finds nobody: the box does not hand out its whole list.
    private bool HasCriterion()
    {
        for (int i = 0; i < Criteria; i++)
        {
            if (_request.TryGet(Criterion(i), out _, out int count) && count > 0) return true;
        }
        return _request.TryGet(ProfileFields.UniqueNick, out _, out int nickCount) && nickCount > 0;
    }

    private static string Criterion(int index) => index switch
    {
        0 => ProfileFields.Nick,
        1 => ProfileFields.Email,
        2 => ProfileFields.FirstName,
        3 => ProfileFields.LastName,
        _ => "icquin",
    };

    private void Copy(ProfileRecord profile, string field)
    {
        _answer.BeginPair(field);
        if (profile.Fields.TryGet(field, out int offset, out int count)) _answer.Append(profile.Buffer, offset, count);
    }
}
