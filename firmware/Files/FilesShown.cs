using PocketSpy.Core;

namespace PocketSpy.Files;

/// <summary>What the page and the metrics show of the owner's files.</summary>
public sealed class FilesShown : PageSource
{
    private readonly OwnerFiles _files;

    /// <param name="files">The files.</param>
    public FilesShown(OwnerFiles files)
    {
        _files = files;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "owner_file_bytes";
                help = "Bytes of the owner's files.";
                return _files.Bytes;
            case 1:
                name = "owner_file_bytes_limit";
                help = "Bytes that the owner's files may have, by the limit of each.";
                return _files.LimitBytes;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
