namespace PocketSpy.Tokens.Tests;

/// <summary>What tools send that sign in at Ubisoft and Nadeo: whole requests of anna@party.lan with the password "secret". A token stands where {0} is.</summary>
internal static class TokenRequests
{
    internal const string Level0 =
        "POST /v3/profiles/sessions HTTP/1.1\r\nHost: public-ubiservices.ubi.com\r\nAuthorization: Basic YW5uYUBwYXJ0eS5sYW46c2VjcmV0\r\n" +
        "Ubi-AppId: 86263886-327a-4328-ac69-527f0d20a237\r\nUbi-RequestedPlatformType: uplay\r\nContent-Type: application/json\r\nUser-Agent: party tool\r\nContent-Length: 0\r\n\r\n";

    internal const string Level1 =
        "POST /v2/authentication/token/ubiservices HTTP/1.1\r\nHost: prod.trackmania.core.nadeo.online\r\nAuthorization: ubi_v1 t={0}\r\n" +
        "Content-Type: application/json\r\nUser-Agent: party tool\r\nContent-Length: 28\r\n\r\n{\"audience\":\"NadeoServices\"}";

    internal const string Level2 =
        "POST /v2/authentication/token/nadeoservices HTTP/1.1\r\nHost: prod.trackmania.core.nadeo.online\r\nAuthorization: nadeo_v1 t={0}\r\n" +
        "Content-Type: application/json\r\nUser-Agent: party tool\r\nContent-Length: 32\r\n\r\n{\"audience\":\"NadeoLiveServices\"}";

    internal const string Refresh =
        "POST /v2/authentication/token/refresh HTTP/1.1\r\nHost: prod.trackmania.core.nadeo.online\r\nAuthorization: nadeo_v1 t={0}\r\nUser-Agent: party tool\r\nContent-Length: 0\r\n\r\n";
}
