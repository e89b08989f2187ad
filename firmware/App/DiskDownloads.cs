using PocketSpy.Nintendo.Downloads;
using PocketSpy.Storage;

namespace PocketSpy.App;

/// <summary>The files for download on a drive: folder dlc of the data folder, in it one for each game.</summary>
public sealed class DiskDownloads : IDownloads
{
    private const string Folder = "dlc";

    private readonly DiskFileSystem _data;

    /// <param name="directory">The data folder.</param>
    public DiskDownloads(string directory)
    {
        _data = new DiskFileSystem(directory);
    }

    /// <inheritdoc />
    public IFileSystem Open(string gameCode)
    {
        DiskFileSystem folder = _data.Folder(Folder).Folder(gameCode);
        return folder.DirectoryExists ? folder : null;
    }
}
