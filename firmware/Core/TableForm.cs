using PocketSpy.Wire.Json;

namespace PocketSpy.Core;

/// <summary>
/// A table's part of a backup: how each of its records looks as a JSON object, and how that becomes the record again, byte by byte. Only what a version
/// writes is bound to stay; what a form does not know in an object it passes over, so that a later version may write more.
/// </summary>
public abstract class TableForm
{
    private const int JsonBytesPerByte = 3;

    /// <summary>The table's name: of its file, and of its member in a backup. Small letters; none of pocketspy, schema, box, settings, files and end.</summary>
    public abstract string Name { get; }

    /// <summary>Bytes that the longest object may have when it comes back, in whatever layout: so much memory a restore takes for it.</summary>
    /// <param name="recordBytes">The table's longest record.</param>
    public virtual int JsonBytes(int recordBytes) => JsonBytesPerByte * recordBytes;

    /// <summary>Writes one record as one object. False, and nothing, when it is not one that this version knows: it is left out.</summary>
    /// <param name="json">Where to; a value is due.</param>
    /// <param name="key">The record's key.</param>
    /// <param name="record">Holds the record, from 0 on.</param>
    /// <param name="count">Its bytes.</param>
    public abstract bool Write(JsonWriter json, long key, byte[] record, int count);

    /// <summary>
    /// Reads the members of one object, until <see cref="RecordReader.NextMember"/> has none, and builds the record: sets
    /// <see cref="RecordReader.Key"/> and <see cref="RecordReader.Count"/>. Gives null, or what is wrong in plain words.
    /// </summary>
    public abstract string Read(RecordReader reader);

    /// <summary>Writes a member that is a number.</summary>
    protected static void Number(JsonWriter json, string name, long value)
    {
        json.Name(name);
        json.Number(value);
    }

    /// <summary>Writes a member that is a text; one that is not plain in hexadecimal digits, with <see cref="PlainText.HexMark"/> behind its name.</summary>
    protected static void Text(JsonWriter json, string name, byte[] buffer, int offset, int count)
    {
        if (PlainText.Is(buffer, offset, count))
        {
            json.Name(name);
            json.Text(buffer, offset, count);
            return;
        }
        json.Name(name + PlainText.HexMark);
        json.Hex(buffer, offset, count);
    }
}
