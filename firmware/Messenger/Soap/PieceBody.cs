using PocketSpy.Web.Http;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Soap;

/// <summary>
/// A long answer in pieces, each made as the client takes it. All are made twice: once to count the bytes that the head announces, clients want to know. A piece
/// that is longer than the room for it would be cut, so it is left out both times.
/// </summary>
public abstract class PieceBody : IBodySource
{
    private const int PieceBytes = 2_048;

    private readonly WireWriter _writer = new();
    private readonly byte[] _piece = new byte[PieceBytes];
    private int _next;
    private int _position;
    private int _count;
    private int _sent;

    /// <inheritdoc />
    public string Name => "an answer to Messenger";

    /// <inheritdoc />
    public int Size { get; private set; }

    /// <inheritdoc />
    public bool IsAtEnd => _sent == Size;

    /// <summary>Number of pieces.</summary>
    protected abstract int Pieces { get; }

    /// <summary>Counts the bytes of all pieces. Call once what they are made of is there.</summary>
    public void Measure()
    {
        int size = 0;
        for (int i = 0; i < Pieces; i++) size += Make(i);
        Size = size;
    }

    /// <inheritdoc />
    public int Read(byte[] buffer, int offset, int limit)
    {
        int written = 0;
        while (written < limit && _sent < Size)
        {
            if (_position == _count)
            {
                _position = 0;
                _count = _next < Pieces ? Make(_next++) : 0;
                // What was counted and is no more: blanks mean nothing in XML.
                if (_count == 0 && _next >= Pieces) _count = Pad();
            }
            int now = _count - _position;
            if (now > limit - written) now = limit - written;
            if (now > Size - _sent) now = Size - _sent;
            System.Array.Copy(_piece, _position, buffer, offset + written, now);
            _position += now;
            written += now;
            _sent += now;
        }
        return written;
    }

    /// <summary>Writes a piece; nothing for none.</summary>
    protected abstract void Write(int piece, WireWriter writer);

    private int Make(int piece)
    {
        _writer.Load(_piece, 0, PieceBytes);
        Write(piece, _writer);
        return _writer.Overflowed ? 0 : _writer.Length;
    }

    private int Pad()
    {
        for (int i = 0; i < PieceBytes; i++) _piece[i] = (byte)' ';
        return PieceBytes;
    }
}
