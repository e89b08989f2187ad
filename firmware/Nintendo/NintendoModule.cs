using PocketSpy.Core;
using PocketSpy.Nintendo.Downloads;
using PocketSpy.Nintendo.Nas;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Web;
using PocketSpy.Web.Http;

namespace PocketSpy.Nintendo;

/// <summary>What a Nintendo console asks of the web server: sign-in (NAS), connection test, downloads.</summary>
public sealed class NintendoModule : Module
{
    private const string BadWordFile = "badwords.txt";
    private const int TokenKeyBytes = 32;

    /// <param name="web">The web server.</param>
    public NintendoModule(WebModule web)
    {
        Web = web;
    }

    /// <inheritdoc />
    public override string Name => "nintendo";

    /// <inheritdoc />
    public override int HeapBytes => 3_000;

    /// <summary>The web server.</summary>
    public readonly WebModule Web;

    /// <summary>The consoles' user ids; there once the tables are registered.</summary>
    public AccountTable Accounts { get; private set; }

    /// <summary>Seals and opens what a console carries from its sign-in to presence; there once the tables are registered.</summary>
    public NasToken Token { get; private set; }

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        Accounts = new AccountTable(keeper, NintendoSize.For(size), tools.Random);
        keeper.OwnersFile(BadWordFile, BadWords.MaximumFileBytes);
        // A new key at each start: tokens of before are worth nothing.
        byte[] key = new byte[TokenKeyBytes];
        tools.Random.Fill(key, 0, TokenKeyBytes);
        Token = new NasToken(key);
    }

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        Accounts.Load();
        byte[] words = opener.OwnersText(BadWordFile);
        HttpRoute[] routes = ConsoleRoutes.Build(Accounts, Token, tools, new BadWords(words, words.Length), new DriveDownloads(tools.Files));
        for (int i = 0; i < routes.Length; i++) Web.Add(routes[i]);
        opener.Show(new NintendoShown(Accounts));
    }
}
