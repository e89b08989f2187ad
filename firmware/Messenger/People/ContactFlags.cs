namespace PocketSpy.Messenger.People;

/// <summary>The lists of MSNP as bits.</summary>
public static class ContactFlags
{
    /// <summary>FL: whom one watches.</summary>
    public const int Forward = 1;

    /// <summary>AL: who may watch.</summary>
    public const int Allow = 2;

    /// <summary>BL: who may not.</summary>
    public const int Block = 4;

    /// <summary>RL: by whom one is watched. Not kept: it is the others' FL.</summary>
    public const int Reverse = 8;

    /// <summary>PL: of RL, whom one has neither allowed nor blocked.</summary>
    public const int Pending = 16;

    /// <summary>Those that are kept.</summary>
    public const int Kept = Forward | Allow | Block;

    /// <summary>The names of the first four, in the order of their bits.</summary>
    public const string Names = "FL AL BL RL";
}
