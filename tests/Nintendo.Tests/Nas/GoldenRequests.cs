using PocketSpy.Storage.Tests;
using PocketSpy.Tests;

namespace PocketSpy.Nintendo.Tests.Nas;

/// <summary>
/// One request for each route and action of the web server, as consoles write them, in base64 as it goes over the air.
/// The consoles, players and files are made up. Game YABE has the file stage1.bin of 5 bytes, "badger" is a bad word.
/// </summary>
internal static class GoldenRequests
{
    internal static readonly GoldenRequest[] All = new GoldenRequest[]
    {
        // A Wii, player "Åsa", UTF-16 with the high byte first.
        new("/ac", "login", "naswii.nintendowifi.net",
            "action=bG9naW4*&sdkver=MDAxMDAw&userid=MDAwMDAwMDA3MDAwMQ**&gsbrcd=UkFCSjVrcTBjMmU*&unitcd=MQ**&gamecd=UkFCUA**&" +
            "makercd=MDE*&macadr=MDAxN2FiOTBhMWIy&lang=MDE*&region=MDI*&devtime=MjYwODA1MTc0MjMz&csnum=TEVGMTA0ODIwOTE1&" +
            "cfc=NDQxMzkwMjIxNzY1MDAzOA**&ingamesn=AMUAcwBh",
            "returncd", "001"),
        // A DS, player "Badgers": let in, but the name is none.
        new("/ac", "login", "nas.nintendowifi.net",
            "action=bG9naW4*&sdkver=MDA1MDAz&userid=MDAwMDAwMDA3MDAwMg**&passwd=NDA3&gsbrcd=WUFCSjBoM3Q5eno*&unitcd=MA**&" +
            "gamecd=WUFCRQ**&makercd=MDE*&macadr=MDAwOWJmMjBjM2Q0&lang=MDI*&birth=MDcxNw**&devtime=MjYwODA1MTc0MjQw&" +
            "devname=QQBkAGEA&bssid=MDAyNDRkNTVhYTAx&apinfo=MDI6MDAwMDAwMC0wMA**&ingamesn=QgBhAGQAZwBlAHIAcwA*",
            "returncd", "040"),
        // A DS that asks for its number.
        new("/ac", "acctcreate", "nas.nintendowifi.net",
            "action=YWNjdGNyZWF0ZQ**&sdkver=MDA1MDAz&userid=MDAwMDAwMDA3MDAwMg**&passwd=NDA3&gsbrcd=WUFCSjBoM3Q5eno*&unitcd=MA**&" +
            "gamecd=WUFCRQ**&makercd=MDE*&macadr=MDAwOWJmMjBjM2Q0&lang=MDI*&birth=MDcxNw**&devtime=MjYwODA1MTc0MjQw&" +
            "devname=QQBkAGEA&bssid=MDAyNDRkNTVhYTAx&apinfo=MDI6MDAwMDAwMC0wMA**",
            "returncd", "002"),
        // A DS that looks for the download server; the action in capitals.
        new("/ac", "svcloc", "nas.nintendowifi.net",
            "action=U1ZDTE9D&sdkver=MDA1MDAz&userid=MDAwMDAwMDA3MDAwMg**&passwd=NDA3&gsbrcd=WUFCSjBoM3Q5eno*&unitcd=MA**&" +
            "gamecd=WUFCRQ**&makercd=MDE*&macadr=MDAwOWJmMjBjM2Q0&lang=MDI*&birth=MDcxNw**&devtime=MjYwODA1MTc0MjQw&" +
            "devname=QQBkAGEA&bssid=MDAyNDRkNTVhYTAx&apinfo=MDI6MDAwMDAwMC0wMA**&svc=OTAwMA**",
            "svchost", "dls1.nintendowifi.net"),
        // "hello", "Badger" and "x".
        new("/pr", null, "naswii.nintendowifi.net",
            "words=AGgAZQBsAGwAbwAJAEIAYQBkAGcAZQByAAkAeA**&wenc=VVRGLTE2QkU*&wregion=MDI*&gamecd=UkFCUA**&unitcd=MQ**",
            "prwords", "010"),
        // How many files?
        new("/download", "count", "dls1.nintendowifi.net",
            "action=Y291bnQ*&gamecd=WUFCRQ**&rhgamecd=WUFCRQ**&passwd=YTc*&token=TkRTZ29sZGVucGFja2V0dG9rZW4wMTIzNDU2Nzg5&" +
            "userid=MDAwMDAwMDA3MDAwMg**&macadr=MDAwOWJmMjBjM2Q0&apinfo=MDI6MDAwMDAwMC0wMA**",
            null, "1"),
        // Which? The first ten.
        new("/download", "list", "dls1.nintendowifi.net",
            "action=bGlzdA**&gamecd=WUFCRQ**&rhgamecd=WUFCRQ**&passwd=YTc*&token=TkRTZ29sZGVucGFja2V0dG9rZW4wMTIzNDU2Nzg5&" +
            "userid=MDAwMDAwMDA3MDAwMg**&macadr=MDAwOWJmMjBjM2Q0&apinfo=MDI6MDAwMDAwMC0wMA**&num=MTA*&offset=MA**",
            null, "stage1.bin\t\t\t\t\t5\r\n"),
        // One of them.
        new("/download", "contents", "dls1.nintendowifi.net",
            "action=Y29udGVudHM*&gamecd=WUFCRQ**&rhgamecd=WUFCRQ**&passwd=YTc*&token=TkRTZ29sZGVucGFja2V0dG9rZW4wMTIzNDU2Nzg5&" +
            "userid=MDAwMDAwMDA3MDAwMg**&macadr=MDAwOWJmMjBjM2Q0&apinfo=MDI6MDAwMDAwMC0wMA**&contents=c3RhZ2UxLmJpbg**",
            null, "12345"),
        // No form: pages.
        new("/nastest.jsp", null, "nas.nintendowifi.net", null, null, "<html><head><title>NAS</title></head><body>ok</body></html>\n"),
        new("/", null, "conntest.nintendowifi.net", null, null,
            "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><html><head><title>HTML Page</title></head><body>This is test.html page</body></html>\n"),
    };

    /// <summary>Whether a route has a request, for an action unless that is null.</summary>
    internal static bool Has(string path, string action)
    {
        foreach (GoldenRequest request in All)
        {
            if (request.Path == path && (action is null || request.Action == action)) return true;
        }
        return false;
    }

    /// <summary>A box as the requests expect it.</summary>
    internal static World NewWorld()
    {
        FaultyFileSystem files = new();
        files["badwords.txt"] = Raw.Bytes("badger\n");
        World world = new(files, 1);
        world.Downloads.Folder("YABE")["stage1.bin"] = Raw.Bytes("12345");
        return world;
    }
}
