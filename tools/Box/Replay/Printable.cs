using System.Globalization;
using System.Text;

namespace PocketSpy.Box.Replay;

/// <summary>Makes bytes fit for a terminal: one line, control characters escaped, not without end.</summary>
public static class Printable
{
    /// <summary>Each character is one byte; what is not plain ASCII becomes <c>&lt;0d&gt;</c>. Backslashes stay: the protocols are full of them.</summary>
    public static string Of(string text, int longest)
    {
        StringBuilder line = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (i == longest) return line.Append(CultureInfo.InvariantCulture, $"... ({text.Length - i} more)").ToString();
            if (text[i] is >= ' ' and <= '~') line.Append(text[i]);
            else line.Append(CultureInfo.InvariantCulture, $"<{(int)text[i]:x2}>");
        }
        return line.ToString();
    }
}
