using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Tokens.Nadeo;

/// <summary>What a token says, written and read in the order of Nadeo's own.</summary>
public sealed class TokenClaims
{
    /// <summary>Seconds that an access token is good.</summary>
    public const int AccessSeconds = 3_600;

    /// <summary>Seconds that a refresh token is good.</summary>
    public const int RefreshSeconds = 86_400;

    /// <summary>Of a game or tool.</summary>
    public const string Client = "Client";

    /// <summary>Of a dedicated server or a service.</summary>
    public const string Server = "Server";

    private const int AccessRefreshable = 1_800;
    private const int RefreshRefreshable = 43_200;

    /// <summary>Another one each.</summary>
    public string Id;

    /// <summary>When it was made, seconds since 1970.</summary>
    public long Issued;

    /// <summary>Until when it is good, not that second any more.</summary>
    public long Expires;

    /// <summary>For which servers.</summary>
    public string Audience;

    /// <summary><see cref="Client"/> or <see cref="Server"/>.</summary>
    public string Usage;

    /// <summary>The sign-in, the same in all tokens that come of it.</summary>
    public string Session;

    /// <summary>Nadeo's account id.</summary>
    public string Account;

    /// <summary>The name that others see.</summary>
    public string Name;

    /// <summary>Whether it is a refresh token.</summary>
    public bool IsRefresh;

    /// <summary>Ubisoft's id; null for a server.</summary>
    public string Ubisoft;

    /// <summary>The audience of the pair, in refresh tokens.</summary>
    public string RefreshAudience;

    /// <summary>The number of the user, when they were read.</summary>
    public int UserId;

    /// <summary>Sets the times of a token that is made now.</summary>
    public void Begin(bool isRefresh, long now)
    {
        IsRefresh = isRefresh;
        Issued = now;
        Expires = now + (isRefresh ? RefreshSeconds : AccessSeconds);
    }

    /// <summary>Writes the payload.</summary>
    public void Write(JsonWriter json)
    {
        json.BeginObject();
        json.Member("jti", Id);
        json.Member("iss", Nadeo.Audience.Core);
        json.Member("iat", Issued);
        json.Member("rat", Issued + (IsRefresh ? RefreshRefreshable : AccessRefreshable));
        json.Member("exp", Expires);
        json.Member("aud", IsRefresh ? Nadeo.Audience.Core : Audience);
        json.Member("usg", Usage);
        json.Member("sid", Session);
        json.Member("sub", Account);
        json.Member("aun", Name);
        json.Member("rtk", IsRefresh);
        json.Member("pce", false);
        if (Ubisoft is not null) json.Member("ubiservices_uid", Ubisoft);
        if (IsRefresh)
        {
            json.Member("refresh_aud", RefreshAudience);
            json.Member("limit_type", "none");
        }
        json.EndObject();
    }

    /// <summary>Reads a payload whose signature was right. False when something is missing all the same.</summary>
    public bool Read(byte[] buffer, int count, AccountIds accounts)
    {
        Audience = null;
        Usage = null;
        Session = null;
        RefreshAudience = null;
        Expires = 0;
        UserId = 0;
        IsRefresh = false;
        JsonReader json = new();
        json.Load(buffer, 0, count);
        if (json.Read() != JsonToken.ObjectStart) return false;
        while (json.Read() == JsonToken.Name)
        {
            if (!ReadMember(json, buffer, accounts)) return false;
        }
        return json.Token == JsonToken.ObjectEnd && Audience is not null && Usage is not null && Session is not null && UserId != 0 && (!IsRefresh || RefreshAudience is not null);
    }

    private bool ReadMember(JsonReader json, byte[] buffer, AccountIds accounts)
    {
        bool isAudience = json.Is("aud");
        if (isAudience || json.Is("refresh_aud"))
        {
            json.Read();
            string known = Nadeo.Audience.Known(buffer, json.Offset, json.Count);
            if (isAudience) Audience = known;
            else RefreshAudience = known;
            return known is not null;
        }
        if (json.Is("exp")) return json.Read() == JsonToken.Number && json.TryInt64(out Expires);
        if (json.Is("rtk"))
        {
            IsRefresh = json.Read() == JsonToken.True;
            return true;
        }
        if (json.Is("usg"))
        {
            json.Read();
            Usage = json.Is(Server) ? Server : Client;
            return true;
        }
        if (json.Is("sid"))
        {
            Session = json.Read() == JsonToken.Text ? Ascii.ToText(buffer, json.Offset, json.Count) : null;
            return Session is not null;
        }
        if (!json.Is("sub")) return json.Skip();
        json.Read();
        UserId = accounts.UserOf(buffer, json.Offset, json.Count, AccountIds.Nadeo);
        return UserId != 0;
    }
}
