using System;
using PocketSpy.Core;
using PocketSpy.Nintendo.Wire;
using PocketSpy.Wire.Http;

namespace PocketSpy.Nintendo.Nas;

/// <summary>
/// The word check, POST /pr: for each word of the field words, '1' when the owner does not want it, else '0'. The words are
/// UTF-16 with TABs between; wenc tells the byte order, or that it is UTF-8; without it a Wii has the high byte first and a DS the low one.
/// There is one list for all regions, so wregion is not looked at and every prwordsX says the same.
/// </summary>
/// <remarks>
/// The words may be as long as the request: they are decoded where they stand in it and judged one after the other, the verdicts
/// overwrite what has been judged. That costs no heap. A request whose words cannot be read gets 103, never 000: a console takes any code
/// of 100 and more as a failure, tells its number and lets the player try again, while 000 needs as many verdicts as it has words.
/// </remarks>
public sealed class NasWordHandler : NasHandler
{
    /// <summary>Most words of a request; real ones have up to a handful.</summary>
    public const int MaximumWords = 1_024;

    // With more words the answer carries prwords alone, so that it fits the console's buffer.
    private const int MaximumCopiedWords = 128;

    // A long word is judged in pieces of 84 characters, which become 252 bytes of UTF-8 at most; they overlap by the longest bad word.
    private const int PieceBytes = 168;
    private const int OverlapBytes = 2 * BadWords.MaximumWordBytes;

    private readonly BadWords _badWords;
    private int _unitBytes;
    private bool _bigEndian;

    /// <param name="badWords">The owner's list.</param>
    /// <param name="tools">What all services share.</param>
    /// <param name="form">Reads requests.</param>
    /// <param name="answer">Writes answers.</param>
    public NasWordHandler(BadWords badWords, ServiceTools tools, NasForm form, NasAnswer answer)
        : base(tools, form, answer)
    {
        _badWords = badWords;
    }

    /// <inheritdoc />
    protected override void Act(HttpRequest request, bool isForm, long from)
    {
        if (!isForm) Refuse(from);
        else Check(request.Buffer, from);
    }

    private void Check(byte[] buffer, long from)
    {
        ReadEncoding();
        int at = Form.ReadInPlace("words", buffer, out int count);
        int words = at < 0 ? 0 : Judge(buffer, at, count);
        if ((at >= 0 && count < _unitBytes) || !Form.Has("words"))
        {
            // No text is one word, and there is no room to write over.
            Form.Value[0] = (byte)'0';
            Tell(Form.Value, 0, 1);
        }
        else if (words > 0)
        {
            Tell(buffer, at, words);
        }
        else
        {
            Refuse(from);
        }
    }

    // What the request names, else what its console has.
    private void ReadEncoding()
    {
        _unitBytes = 2;
        bool isNamed = Form.TryRead("wenc");
        if (isNamed && (Form.Is("utf-8") || Form.Is("us-ascii") || Form.Is("ascii"))) _unitBytes = 1;
        else if (isNamed && Form.Is("utf-16be")) _bigEndian = true;
        else if (isNamed && Form.Is("utf-16le")) _bigEndian = false;
        else _bigEndian = Form.TryRead("unitcd") && Form.Is("1");
    }

    // Writes a verdict for each word over the words: each has taken a byte at least, and base64 leaves room for the last. Gives their number; 0
    // when they are too many, or the field is empty.
    private int Judge(byte[] buffer, int offset, int count)
    {
        if (count < _unitBytes) return 0;
        int words = 0;
        int end = offset + count - _unitBytes;
        int start = offset;
        for (int i = offset; i <= end; i += _unitBytes)
        {
            int unit = _unitBytes == 1 ? buffer[i] : _bigEndian ? (buffer[i] << 8) | buffer[i + 1] : buffer[i] | (buffer[i + 1] << 8);
            if (unit != '\t') continue;
            buffer[offset + words++] = Verdict(buffer, start, i - start);
            start = i + _unitBytes;
        }
        buffer[offset + words++] = Verdict(buffer, start, offset + count - start);
        return words <= MaximumWords ? words : 0;
    }

    private byte Verdict(byte[] text, int offset, int count)
    {
        if (_badWords.IsEmpty) return (byte)'0';
        for (int start = 0; start < count; start += PieceBytes - OverlapBytes)
        {
            int piece = count - start < PieceBytes ? count - start : PieceBytes;
            int utf8 = piece;
            if (_unitBytes == 1) Array.Copy(text, offset + start, Form.Value, 0, piece);
            else utf8 = Utf16.ToUtf8(text, offset + start, piece, _bigEndian, Form.Value, 0, NasForm.MaximumFieldBytes);
            if (_badWords.AreIn(Form.Value, 0, utf8)) return (byte)'1';
            if (start + piece == count) break;
        }
        return (byte)'0';
    }

    private void Tell(byte[] buffer, int offset, int words)
    {
        Answer.Add("returncd", NasResult.Checked);
        Answer.Add("prwords", buffer, offset, words);
        if (words > MaximumCopiedWords) return;
        // What public servers send besides; all of them the same.
        Answer.Add("prwordsA", buffer, offset, words);
        Answer.Add("prwordsC", buffer, offset, words);
        Answer.Add("prwordsE", buffer, offset, words);
        Answer.Add("prwordsJ", buffer, offset, words);
        Answer.Add("prwordsK", buffer, offset, words);
        Answer.Add("prwordsP", buffer, offset, words);
    }

    private void Refuse(long from)
    {
        Tools.Events.Write(EventTexts.NotUnderstood(Tools.Clients.NameOf(from), "a word check without words"));
        Answer.Add("returncd", NasResult.BadRequest);
    }
}
