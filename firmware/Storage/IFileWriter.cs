namespace PocketSpy.Storage;

/// <summary>A new file that is being written. Its bytes are durable once <see cref="Close"/> has returned, and not before.</summary>
public interface IFileWriter
{
    /// <summary>Adds bytes at the end; throws when the drive takes no more.</summary>
    void Write(byte[] buffer, int offset, int count);

    /// <summary>Closes the file; throws when the bytes could not all be kept. Closing again does nothing.</summary>
    void Close();
}
