namespace PocketSpy.Core;

/// <summary>What stands between a change and the word that it is kept: answers wait until it is.</summary>
public interface ICommit
{
    /// <summary>Whether something was changed that is not durable yet, so that no answer may go out. Always false where a change is durable at once.</summary>
    bool IsDue { get; }

    /// <summary>Makes all changes durable. False when that failed: then the answers that wait must never go out.</summary>
    bool Commit();
}
