using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger;

/// <summary>The owner's file messenger.txt: a word and on or off in each line. What does not stand there is as in a new box.</summary>
public sealed class MessengerSettings
{
    /// <summary>The file.</summary>
    public const string FileName = "messenger.txt";

    /// <summary>Bytes of it that are read.</summary>
    public const int FileBytes = 256;

    /// <summary>What a line looks like.</summary>
    public const string Form = "challenge off or dispatch on";

    private const string Names = "challenge dispatch";

    /// <summary>Whether clients are challenged, and cut off when they do not answer. Some libraries never do.</summary>
    public bool Challenges = true;

    /// <summary>Whether a client is sent from its first link to a second, as the real service did.</summary>
    public bool Dispatches;

    /// <summary>Lines that mean nothing.</summary>
    public int BadLines { get; private set; }

    /// <summary>Reads a file.</summary>
    public static MessengerSettings Read(byte[] text)
    {
        MessengerSettings settings = new();
        int start = 0;
        while (start < text.Length)
        {
            int end = Ascii.IndexOf(text, start, text.Length - start, '\n');
            if (end < 0) end = text.Length;
            int stop = end;
            while (stop > start && text[stop - 1] <= ' ') stop--;
            if (stop > start && text[start] != '#' && !settings.ReadLine(text, start, stop)) settings.BadLines++;
            start = end + 1;
        }
        return settings;
    }

    private bool ReadLine(byte[] text, int start, int stop)
    {
        int blank = Ascii.IndexOf(text, start, stop - start, ' ');
        if (blank < 0) return false;
        int name = WordList.IndexOf(Names, text, start, blank - start);
        bool isOn = Ascii.EqualsIgnoreCase(text, blank + 1, stop - blank - 1, "on");
        if (name == WordList.None || (!isOn && !Ascii.EqualsIgnoreCase(text, blank + 1, stop - blank - 1, "off"))) return false;
        if (name == 0) Challenges = isOn;
        else Dispatches = isOn;
        return true;
    }
}
