using PocketSpy.Core;
using PocketSpy.Nintendo.Conntest;
using PocketSpy.Nintendo.Downloads;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Web.Http;

namespace PocketSpy.Nintendo;

/// <summary>The route table of DS and Wii: what the box answers on port 80. A test fails for a route without a golden packet.</summary>
public static class ConsoleRoutes
{
    /// <summary>Builds the table. The handlers share what reads requests and writes answers.</summary>
    public static HttpRoute[] Build(AccountTable accounts, NasToken token, ServiceTools tools, BadWords badWords, IDownloads downloads)
    {
        NasForm form = new();
        NasAnswer answer = new();
        return new HttpRoute[]
        {
            new HttpRoute(null, "/ac", new NasAccountHandler(accounts, token, tools, badWords, form, answer)),
            new HttpRoute(null, "/pr", new NasWordHandler(badWords, tools, form, answer)),
            new HttpRoute(null, "/download", new DownloadHandler(downloads, tools, form)),
            new HttpRoute("nas", "/nastest.jsp", new NasTestPage()),
            new HttpRoute("conntest.", "/", new ConntestHandler()),
        };
    }
}
