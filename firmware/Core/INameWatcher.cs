namespace PocketSpy.Core;

/// <summary>Hears which of the games' names are asked for: a client is about to call that server.</summary>
public interface INameWatcher
{
    /// <summary>A name was asked for, lower case with dots; its answer has not been sent yet.</summary>
    void NameAsked(byte[] name, int count);
}
