namespace PocketSpy.Storage;

/// <summary>
/// What Storage needs of a drive: a few small files in one directory, named without a path.
/// Failures are exceptions of any type (the device throws IOException or plain Exception). A full disk has no sign
/// of its own, since the device cannot tell it from other failures: a write or close throws, or the file is shorter afterwards.
/// <para>
/// Every change is durable when its call returns, directory included, but for <see cref="Append"/>: those bytes are when the next
/// <see cref="Commit"/> has returned. So many records share one flush of a PC's disk; on the device closed means in flash, and there is nothing to commit.
/// </para>
/// </summary>
public interface IFileSystem
{
    /// <summary>Whether bytes were appended since the last commit that are not durable yet.</summary>
    bool HasUncommitted { get; }

    /// <summary>
    /// Makes all that was appended durable. Throws when that failed; then the files are cut back to what they were at the last commit, as far as the
    /// drive still does anything.
    /// </summary>
    void Commit();

    /// <summary>Makes the store's directory unless it is there.</summary>
    void CreateDirectory();

    /// <summary>A directory in this one; null when it is not there.</summary>
    IFileSystem OpenFolder(string name);

    /// <summary>The names of all files in the directory, in no order.</summary>
    string[] List();

    /// <summary>Whether the file is there. The device also says no when it cannot tell.</summary>
    bool Exists(string name);

    /// <summary>The bytes of a closed file.</summary>
    int Size(string name);

    /// <summary>Reads up to <paramref name="count"/> bytes from <paramref name="position"/> on; fewer only at the end of the file.</summary>
    /// <returns>The number of bytes read.</returns>
    int Read(string name, int position, byte[] buffer, int offset, int count);

    /// <summary>Adds bytes to a file and closes it. They can be read at once, and are durable with the next <see cref="Commit"/>. Throws when the file is missing.</summary>
    void Append(string name, byte[] buffer, int offset, int count);

    /// <summary>Starts a file anew: an existing one loses its content.</summary>
    IFileWriter Create(string name);

    /// <summary>Deletes a file; does nothing when it is missing.</summary>
    void Delete(string name);

    /// <summary>Renames a file; throws when <paramref name="target"/> exists.</summary>
    void Move(string source, string target);
}
