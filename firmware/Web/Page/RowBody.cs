using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Page;

/// <summary>
/// An answer that is written row by row as the client takes it: nothing of it is kept. The tables below may change meanwhile: rows
/// are asked for by number, one that is free writes nothing. A row that does not fit comes whole in the next piece.
/// </summary>
public abstract class RowBody : IBodySource
{
    private bool _goesOn = true;

    /// <param name="writer">Writes the pieces.</param>
    /// <param name="json">Writes JSON into it.</param>
    protected RowBody(WireWriter writer, JsonWriter json)
    {
        Writer = writer;
        Json = json;
    }

    /// <inheritdoc />
    public string Name => "an answer for the page";

    /// <inheritdoc />
    public int Size => -1;

    /// <inheritdoc />
    public bool IsAtEnd => !_goesOn;

    /// <summary>Writes the piece.</summary>
    protected WireWriter Writer { get; }

    /// <summary>Writes JSON into the piece.</summary>
    protected JsonWriter Json { get; }

    /// <summary>The part of the answer that comes next; -1 for its head.</summary>
    protected int Part { get; set; } = -1;

    /// <summary>The row of it that comes next.</summary>
    protected int Row { get; set; }

    /// <summary>Elements of the array that is being written.</summary>
    protected int Elements { get; set; }

    /// <inheritdoc />
    public int Read(byte[] buffer, int offset, int limit)
    {
        Writer.Load(buffer, offset, limit);
        while (_goesOn)
        {
            int mark = Writer.Length;
            int part = Part;
            int row = Row;
            int elements = Elements;
            _goesOn = Write();
            if (!Writer.Overflowed) continue;
            Writer.Rewind(mark);
            Elements = elements;
            // One that is longer than a whole piece is left out.
            if (mark == 0) continue;
            Part = part;
            Row = row;
            _goesOn = true;
            break;
        }
        return Writer.Length;
    }

    /// <summary>Writes what comes next, and sets what comes then. Gives whether anything does.</summary>
    protected abstract bool Write();

    /// <summary>Starts an element of the array that is being written.</summary>
    protected void BeginElement()
    {
        if (Elements > 0) Writer.WriteByte(',');
        Elements++;
        Json.Load(Writer);
    }
}
