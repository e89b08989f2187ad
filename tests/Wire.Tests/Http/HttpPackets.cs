namespace PocketSpy.Wire.Tests.Http;

/// <summary>Requests in the shape that consoles give them; ids and names are made up.</summary>
internal static class HttpPackets
{
    /// <summary>Host of <see cref="NasLogin"/>.</summary>
    internal const string NasHost = "naswii.nintendowifi.net";

    /// <summary>The fields of a sign-in, base64 with '*' as padding; titles differ in whether the '*' has a percent sign.</summary>
    internal const string NasLoginBody =
        "action=bG9naW4*&gsbrcd=Uk1DUDAwMDAwMDE*&sdkver=MDAxMDAw&userid=MDAwMDAwMDAwNDY2MA**&passwd=MTIz&bssid=MDAwOWJmMDAwMDAw" +
        "&apinfo=MDE6MDAwMDAwMC0wMA**&gamecd=Uk1DUA%2A%2A&makercd=MDE*&unitcd=MQ**&macadr=MDAwOWJmMTIzNDU2&lang=MDE*" +
        "&devname=AFAAbABhAHkAZQBy&ingamesn=AE0AaQBp&cfc=MjU1NTE1MTY1NjA3NjYxNA**&region=MDI*&csnum=TEVINTEyMzQ1Njc4";

    /// <summary>A sign-in of a Wii: two Host headers and a header named HTTP_X_GAMECD.</summary>
    internal const string NasLogin =
        "POST /ac HTTP/1.1\r\nContent-type: application/x-www-form-urlencoded\r\nHost: naswii.nintendowifi.net\r\n" +
        "User-Agent: RVL SDK/1.0\r\nHTTP_X_GAMECD: RMCP\r\nHost: naswii.nintendowifi.net, 192.168.4.1\r\n" +
        "Content-Length: 332\r\n\r\n" + NasLoginBody;

    /// <summary>The connection test of a DS.</summary>
    internal const string ConnectionTest =
        "GET / HTTP/1.0\r\nHost: conntest.nintendowifi.net\r\nUser-Agent: Nitro WiFi SDK/5.2\r\nConnection: close\r\n\r\n";

    /// <summary>A proxy's way of asking, with a query and bare line feeds.</summary>
    internal const string AbsoluteTarget = "GET http://CONNTEST.nintendowifi.net:80/a/b?c=d?e HTTP/1.1\nHost: other.example\n\n";

    /// <summary>All, for tests that go over each.</summary>
    internal static readonly string[] All = { NasLogin, ConnectionTest, AbsoluteTarget };
}
