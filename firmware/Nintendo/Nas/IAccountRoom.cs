namespace PocketSpy.Nintendo.Nas;

/// <summary>Makes room in a full table of user ids, for the table does not know who plays.</summary>
public interface IAccountRoom
{
    /// <summary>Removes a user id whose player was here only once, the oldest. False when there is none.</summary>
    bool MakeRoom();
}
