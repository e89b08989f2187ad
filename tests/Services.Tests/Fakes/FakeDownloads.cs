using System.Collections;
using PocketSpy.Nintendo.Downloads;
using PocketSpy.Storage;
using PocketSpy.Storage.Tests;

namespace PocketSpy.Services.Tests;

/// <summary>Folders of files in memory, by game code.</summary>
internal sealed class FakeDownloads : IDownloads
{
    private readonly Hashtable _folders = new();

    /// <summary>The code that was asked for last.</summary>
    internal string Asked { get; private set; }

    public IFileSystem Open(string gameCode)
    {
        Asked = gameCode;
        return (IFileSystem)_folders[gameCode];
    }

    /// <summary>The folder of a game, which is made unless it is there.</summary>
    internal FaultyFileSystem Folder(string gameCode)
    {
        if (!_folders.Contains(gameCode)) _folders[gameCode] = new FaultyFileSystem();
        return (FaultyFileSystem)_folders[gameCode];
    }
}
