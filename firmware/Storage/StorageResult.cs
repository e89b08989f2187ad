namespace PocketSpy.Storage;

/// <summary>How an operation on a <see cref="RecordLog"/> ended.</summary>
public enum StorageResult
{
    /// <summary>Done, and durable if it changed something.</summary>
    Ok,

    /// <summary>There is no record with this key.</summary>
    NotFound,

    /// <summary>Refused: the table has no free place, or its file no free bytes. Nothing was changed.</summary>
    Full,

    /// <summary>Refused: the record is larger than the table allows.</summary>
    TooLarge,

    /// <summary>Refused: a null buffer, or an offset and count outside of it.</summary>
    Invalid,

    /// <summary>Refused: a visit of the same log is under way.</summary>
    Busy,

    /// <summary>Refused: the log is not open.</summary>
    NotOpen,

    /// <summary>The file is of a newer format, or no record log at all. It was left untouched.</summary>
    UnknownFormat,

    /// <summary>The file could not be read. Trying again later may help.</summary>
    ReadFailed,

    /// <summary>The drive took no more bytes: it is full or failing. The old record still stands.</summary>
    WriteFailed,

    /// <summary>The record is there, but its bytes are not what was written: nobody can read it any more.</summary>
    Damaged,

    /// <summary>There was too little memory to do it. Nothing is lost or wrong: the same works when there is more.</summary>
    NoMemory,
}
