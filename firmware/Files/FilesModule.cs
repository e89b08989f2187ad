using PocketSpy.Core;
using PocketSpy.Web;
using PocketSpy.Web.Http;

namespace PocketSpy.Files;

/// <summary>The owner's files over the network: what there is, upload, download, delete, and the space that is left.</summary>
public sealed class FilesModule : Module
{
    private readonly WebModule _web;
    private Keeper _keeper;

    /// <param name="web">The web server, and who knows the owner.</param>
    public FilesModule(WebModule web)
    {
        _web = web;
    }

    /// <inheritdoc />
    public override string Name => "files";

    /// <inheritdoc />
    public override int HeapBytes => 140;

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size) => _keeper = keeper;

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        OwnerFiles files = new(_keeper, tools.Events, size.DriveBytes);
        _web.Add(new HttpRoute(null, FilesHandler.Path, new FilesHandler(files, tools, _web.Gate)));
        opener.Show(new FilesShown(files));
    }
}
