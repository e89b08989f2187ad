using PocketSpy.Storage;

namespace PocketSpy.Nintendo.Downloads;

/// <summary>The files for download on a drive: folder dlc of the data folder, in it one for each game.</summary>
public sealed class DriveDownloads : IDownloads
{
    private const string Folder = "dlc";

    private readonly IFileSystem _files;

    /// <param name="files">The data folder.</param>
    public DriveDownloads(IFileSystem files)
    {
        _files = files;
    }

    /// <inheritdoc />
    public IFileSystem Open(string gameCode)
    {
        IFileSystem all = _files.OpenFolder(Folder);
        return all is null ? null : all.OpenFolder(gameCode);
    }
}
