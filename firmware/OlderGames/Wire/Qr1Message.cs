using PocketSpy.Wire.GameSpy;
using PocketSpy.Wire.Text;

namespace PocketSpy.OlderGames.Wire;

/// <summary>
/// A datagram of QR1, the reports of game hosts before about 2004: \heartbeat\7778\gamename\ut, or the answer to a question. Facts from
/// public sources: the servers of OpenSpy and 333networks, Descent 3, Unreal's uplink and query, GameSpy's own reporter of 2000 as
/// games published it.
/// </summary>
public sealed class Qr1Message
{
    /// <summary>Anything that is no heartbeat and no echo: pairs of an answer, a proof among them perhaps.</summary>
    public const int Answer = 0;

    /// <summary>A host says that it is there.</summary>
    public const int Heartbeat = 1;

    /// <summary>Someone wants its text back.</summary>
    public const int Echo = 2;

    /// <summary>Nothing changed.</summary>
    public const int Unchanged = 0;

    /// <summary>The host's game has changed.</summary>
    public const int Changed = 1;

    /// <summary>The host ends.</summary>
    public const int Ends = 2;

    /// <summary>The host has changed or ends: some games do not tell which (Medal of Honor, Heavy Metal).</summary>
    public const int ChangedOrEnds = 3;

    /// <summary>The pairs; the first names the kind.</summary>
    public readonly KvCursor Fields = new();

    /// <summary>What kind of datagram this is.</summary>
    public int Kind { get; private set; }

    /// <summary>The port that a heartbeat names for questions; 0 for none.</summary>
    public int QueryPort { get; private set; }

    /// <summary>What a heartbeat says about the host's game.</summary>
    public int State { get; private set; }

    /// <summary>Whether an answer is the last, or the only, of its datagrams.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>
    /// Reads a datagram from the start of a buffer; the cursor stands before its first pair. False when it is not of QR1, or a heartbeat names a port that
    /// there is not.
    /// </summary>
    public bool Load(byte[] buffer, int count)
    {
        // Some games send the NUL that ends their text, some a line end.
        while (count > 0 && buffer[count - 1] <= ' ') count--;
        QueryPort = 0;
        State = Unchanged;
        IsFinal = false;
        if (!Fields.Load(buffer, 0, count) || !Fields.Next()) return false;
        Kind = Fields.Is("heartbeat") ? Heartbeat : Fields.Is("echo") ? Echo : Answer;
        if (Kind != Heartbeat) IsFinal = HasFinal();
        else if (!ReadHeartbeat()) return false;
        Fields.Rewind();
        return true;
    }

    /// <summary>Whether the pair at the cursor belongs to the question and not to the host: queryid, final, validate, the empty one between.</summary>
    public bool IsEnvelope => Fields.KeyCount == 0 || Fields.Is("queryid") || Fields.Is("final") || Fields.Is("validate");

    private bool ReadHeartbeat()
    {
        if (Fields.ValueCount > 0)
        {
            if (!Fields.TryGetInt32(out int port) || port < 0 || port > 0xFFFF) return false;
            QueryPort = port;
        }
        if (!Fields.Find("statechanged")) return true;
        if (Fields.ValueCount == 0) State = ChangedOrEnds;
        else if (Fields.TryGetInt32(out int state) && state > 0) State = state >= Ends ? Ends : Changed;
        return true;
    }

    // A name with a backslash in it makes keys values; the mark is found all the same.
    private bool HasFinal()
    {
        do
        {
            if (Fields.Is("final") || Fields.ValueIs("final")) return true;
        }
        while (Fields.Next());
        return false;
    }
}
