using PocketSpy.Core;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.App.Boot;

/// <summary>
/// What one start of the box tells the next: boot0 and boot1 in turn, a line of JSON. A drive that cannot keep it costs safe mode and
/// nothing else: the box starts all the same.
/// </summary>
public sealed class BootNote
{
    /// <summary>After as many starts that did not come to serve, the next one is in safe mode.</summary>
    public const int StartsBeforeSafeMode = 3;

    /// <summary>As many short starts in a row, each by switching the power on, open the set-up page to all.</summary>
    public const int CyclesToSetUp = 5;

    /// <summary>How an owner does that, in words.</summary>
    public const string PowerRecovery = "switch the power off and on five times, some 5 seconds each: no PIN is asked for 10 minutes";

    /// <summary>Why a board is in safe mode, in words.</summary>
    public const string SafeModeReason = "the last three starts did not come to serve";

    internal const string FileName = "boot";
    private const int TextBytes = 320;
    private const int LongestReason = 150;
    private const int Most = 1_000;

    private readonly SlotFile _file;
    private readonly IEventSink _events;

    /// <param name="files">Where it is kept.</param>
    /// <param name="events">Told when it cannot be kept.</param>
    public BootNote(IFileSystem files, IEventSink events)
    {
        _file = new SlotFile(files, FileName);
        _events = events;
    }

    /// <summary>Starts in a row that did not come to serve for long enough.</summary>
    public int Starts;

    /// <summary>Starts in a row by switching the power on, none of which served for long.</summary>
    public int Cycles;

    /// <summary>Restarts in a row for the radio's sake.</summary>
    public int RadioRestarts;

    /// <summary>Whether a reset is to be finished.</summary>
    public bool ResetPending;

    /// <summary>Whether the home network was not there, so that the box has a Wi-Fi of its own.</summary>
    public bool HomeMissing;

    /// <summary>Why the box started anew; empty when it was switched on.</summary>
    public string Reason = "";

    /// <summary>Reads what the last start left. Never throws.</summary>
    public void Load()
    {
        byte[] buffer = new byte[TextBytes + SlotFile.Overhead];
        int count = _file.Load(buffer);
        if (count < 0) return;
        JsonReader json = new();
        json.Load(buffer, SlotFile.TableAt, count);
        if (json.Read() != JsonToken.ObjectStart) return;
        while (json.Read() == JsonToken.Name)
        {
            string name = json.Text();
            JsonToken token = json.Read();
            json.TryInt32(0, Most, out int number);
            switch (name)
            {
                case "starts":
                    Starts = number;
                    break;
                case "cycles":
                    Cycles = number;
                    break;
                case "radioRestarts":
                    RadioRestarts = number;
                    break;
                case "resetPending":
                    ResetPending = token == JsonToken.True;
                    break;
                case "homeMissing":
                    HomeMissing = token == JsonToken.True;
                    break;
                case "reason":
                    if (token == JsonToken.Text) Reason = json.Text();
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    /// <summary>Keeps it. False when the drive does not take it.</summary>
    public bool Save()
    {
        byte[] buffer = new byte[TextBytes + SlotFile.Overhead];
        WireWriter writer = new();
        Write(writer, buffer, Reason.Length > LongestReason ? Reason.Substring(0, LongestReason) : Reason);
        // A reason that is long in escapes is worth less than the rest.
        if (writer.Overflowed) Write(writer, buffer, "");
        if (_file.Save(buffer, writer.Length)) return true;
        _events.Write("the note for the next start could not be kept");
        return false;
    }

    private void Write(WireWriter writer, byte[] buffer, string reason)
    {
        writer.Load(buffer, SlotFile.TableAt, TextBytes);
        JsonWriter json = new();
        json.Load(writer);
        json.BeginObject();
        json.Name("starts");
        json.Number(Starts);
        json.Name("cycles");
        json.Number(Cycles);
        json.Name("radioRestarts");
        json.Number(RadioRestarts);
        json.Name("resetPending");
        json.Flag(ResetPending);
        json.Name("homeMissing");
        json.Flag(HomeMissing);
        json.Name("reason");
        json.Text(reason);
        json.EndObject();
    }
}
