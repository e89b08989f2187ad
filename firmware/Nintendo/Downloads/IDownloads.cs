using PocketSpy.Storage;

namespace PocketSpy.Nintendo.Downloads;

/// <summary>The files that the owner offers for download, a folder for each game.</summary>
public interface IDownloads
{
    /// <summary>The folder of a game; null when it has none. The code has been checked: four capital letters or digits.</summary>
    IFileSystem Open(string gameCode);
}
