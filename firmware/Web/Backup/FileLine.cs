using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Web.Backup;

/// <summary>A line of an owner's file in a backup: "a line", {"text":"a line without its end"} or {"hex":"any bytes"}.</summary>
internal static class FileLine
{
    private const string LineWanted = "a line is wanted";

    /// <summary>Writes the first line of these bytes, or all of them when it does not end there. Gives how many bytes that were.</summary>
    public static int Write(JsonWriter json, byte[] buffer, int count)
    {
        int feed = Ascii.IndexOf(buffer, 0, count, '\n');
        if (feed >= 0 && PlainText.Is(buffer, 0, feed))
        {
            json.Text(buffer, 0, feed);
            return feed + 1;
        }
        if (feed >= 0) count = feed + 1;
        bool isPlain = feed < 0 && PlainText.Is(buffer, 0, count);
        json.BeginObject();
        json.Name(isPlain ? "text" : "hex");
        if (isPlain) json.Text(buffer, 0, count);
        else json.Hex(buffer, 0, count);
        json.EndObject();
        return count;
    }

    /// <summary>Reads one. Gives null, or what is wrong.</summary>
    /// <param name="json">Stands before it.</param>
    /// <param name="window">Its bytes.</param>
    /// <param name="target">Takes the bytes of the file, from 0 on.</param>
    /// <param name="count">How many.</param>
    public static string Read(JsonReader json, byte[] window, byte[] target, out int count)
    {
        count = 0;
        bool isLine = json.Read() == JsonToken.Text;
        bool isHex = false;
        if (!isLine)
        {
            if (json.Token != JsonToken.ObjectStart || json.Read() != JsonToken.Name) return LineWanted;
            isHex = json.Is("hex");
            if ((!isHex && !json.Is("text")) || json.Read() != JsonToken.Text) return LineWanted;
        }
        if (!isHex) count = json.CopyText(target, 0, target.Length - 1);
        else count = Hex.TryDecode(window, json.Offset, json.Count, target, 0) ? json.Count / 2 : -1;
        if (count < 0) return "a line is too long, or no hexadecimal digits";
        if (isLine) target[count++] = (byte)'\n';
        return isLine || json.Read() == JsonToken.ObjectEnd ? null : RecordReader.NoJson;
    }
}
