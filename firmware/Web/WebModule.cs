using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Web.Backup;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Web.Page;

namespace PocketSpy.Web;

/// <summary>The web server with the lobby page, the owner's settings, backup and restore; other modules add their routes to it.</summary>
public sealed class WebModule : Module
{
    private Keeper _keeper;
    private HttpService _http;

    /// <inheritdoc />
    public override string Name => "web";

    /// <summary>Lets only the owner change things; there once the module is open.</summary>
    public OwnerGate Gate { get; private set; }

    /// <inheritdoc />
    public override int HeapBytes => 5_050;

    /// <inheritdoc />
    public override bool OpensInSafeMode => true;

    /// <summary>Adds a route behind the others, once the module is open. First match wins; the page answers what no route does.</summary>
    public void Add(HttpRoute route) => _http.Add(route);

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size) => _keeper = keeper;

    /// <inheritdoc />
    public override StorageResult Restore(Keeper keeper, ServiceTools tools, BoxSize size) => new Restorer(keeper, tools, size.DriveBytes).Run();

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        WebSize own = WebSize.For(size);
        OwnerGate gate = new(tools);
        Gate = gate;
        opener.SetUpGate(gate);
        HttpRoute[] routes = OwnerRoutes.AddTo(new HttpRoute[0], new OwnerHandler(tools, gate));
        _http = new HttpService(routes, tools, own.HttpSessions, own.HttpBodyBytes) { OwnName = opener.BoxName };
        // Without its tables a box has nothing to keep, and a backup of it would look as if there were nobody.
        if (_keeper is not null)
        {
            BackupHandler backup = new(_keeper, tools, gate, size.DriveBytes);
            _http.Add(new HttpRoute(null, BackupHandler.BackupPath, backup));
            _http.Add(new HttpRoute(null, BackupHandler.RestorePath, backup));
        }
        int port = opener.Tcp("HTTP: connection test, sign-in, files, lobby page", _http, HttpService.Port, SocketKind.Http, HttpService.RequestMilliseconds, own.HttpSessions);
        opener.Timed(_http);
        PageSources page = new(tools, opener.Shown, port, own.PageAnswers) { SparesItself = size.Class == BoardClass.Pc, Hosts = _http.Hosts };
        _http.Page = new PageHandler(page);
        opener.Show(new WebShown(page.Pace, _http));
    }
}
