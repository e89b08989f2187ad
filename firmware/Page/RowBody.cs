using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Page;

/// <summary>
/// An answer that is written row by row as the client takes it: nothing of it is kept. The tables below may change meanwhile: rows
/// are asked for by number, one that is free writes nothing. A row that does not fit comes whole in the next piece.
/// </summary>
internal abstract class RowBody : IBodySource
{
    private int _row;

    protected RowBody(WireWriter writer, JsonWriter json)
    {
        Writer = writer;
        Json = json;
    }

    public string Name => "an answer for the page";

    public int Size => -1;

    public bool IsAtEnd => _row < 0;

    protected WireWriter Writer { get; }

    protected JsonWriter Json { get; }

    /// <summary>Elements of the array that is being written.</summary>
    protected int Elements { get; set; }

    public int Read(byte[] buffer, int offset, int limit)
    {
        Writer.Load(buffer, offset, limit);
        while (!IsAtEnd)
        {
            int mark = Writer.Length;
            int elements = Elements;
            bool goesOn = Write(_row);
            if (Writer.Overflowed)
            {
                Writer.Rewind(mark);
                Elements = elements;
                // One that is longer than a whole piece is left out; the texts of clients are bounded, so none is.
                if (mark > 0) break;
            }
            _row = goesOn ? _row + 1 : -1;
        }
        return Writer.Length;
    }

    /// <summary>Writes a row. Gives whether another follows.</summary>
    protected abstract bool Write(int row);

    /// <summary>Starts an element of the array that is being written.</summary>
    protected void BeginElement()
    {
        if (Elements > 0) Writer.WriteByte(',');
        Elements++;
        Json.Load(Writer);
        Json.BeginObject();
    }

    /// <summary>A text, empty for null.</summary>
    protected void Text(string name, byte[] text)
    {
        Json.Name(name);
        if (text is null) Json.Text("");
        else Json.Text(text, 0, text.Length);
    }

    protected void Text(string name, string text)
    {
        Json.Name(name);
        Json.Text(text);
    }

    protected void Number(string name, long value)
    {
        Json.Name(name);
        Json.Number(value);
    }

    /// <summary>Two numbers: how many, of how many.</summary>
    protected void Pair(string name, long used, long limit)
    {
        Json.Name(name);
        Json.BeginArray();
        Json.Number(used);
        Json.Number(limit);
        Json.EndArray();
    }
}
