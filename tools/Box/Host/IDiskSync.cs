namespace PocketSpy.Box.Host;

/// <summary>How bytes come from the operating system's memory to the disk.</summary>
public interface IDiskSync
{
    /// <summary>The content of a file is on the disk when this returns. Throws when it is not.</summary>
    void File(string path);

    /// <summary>The names in a directory are on the disk when this returns: what was made, moved or deleted there. Throws when they are not.</summary>
    void Directory(string path);
}
