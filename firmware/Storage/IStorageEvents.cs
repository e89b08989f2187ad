namespace PocketSpy.Storage;

/// <summary>Where a store tells what a person should know: damage, a full table, a repair.</summary>
public interface IStorageEvents
{
    /// <summary>Takes one line in plain words, without a line end. Called rarely: never for an ordinary read or write.</summary>
    void Log(string line);
}
