using System;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Storage;

/// <summary>
/// A small text kept in two files in turn, NAME.a and NAME.b, so that a power cut while one is written leaves the other: what counts is
/// the newest that is whole. Each file is the text, readable as it is, and a last line: LF, '#', the number of the writing and the CRC-32
/// (ISO 3309) of all before it, both in eight hexadecimal digits, LF.
/// </summary>
public sealed class TwoSlotFile
{
    /// <summary>Bytes behind the text that the buffer needs for the last line.</summary>
    public const int TrailerBytes = 19;

    private const int CrcAt = 10;

    private readonly IFileSystem _files;
    private readonly string _name;
    private uint _number;
    private bool _newestIsB;

    /// <param name="files">Where the files are.</param>
    /// <param name="name">Their name without ending.</param>
    public TwoSlotFile(IFileSystem files, string name)
    {
        _files = files;
        _name = name;
    }

    /// <summary>After <see cref="Load"/>: whether there was a file that is not whole, or cannot be read.</summary>
    public bool FoundDamage { get; private set; }

    /// <summary>
    /// Reads the newest text that is whole. Gives its bytes, or -1 when there is none. Never throws. The buffer holds the text and
    /// <see cref="TrailerBytes"/> more.
    /// </summary>
    public int Load(byte[] buffer)
    {
        FoundDamage = false;
        int countA = ReadSlot(false, buffer, out uint a);
        int countB = ReadSlot(true, buffer, out uint b);
        _newestIsB = countB >= 0 && (countA < 0 || (int)(b - a) > 0);
        _number = _newestIsB ? b : countA >= 0 ? a : 0;
        // The slot that was read last is in the buffer.
        return _newestIsB ? countB : countA < 0 ? -1 : ReadSlot(false, buffer, out _);
    }

    /// <summary>
    /// Keeps a text; it is durable when this returns. Throws when the drive does not take it: then the last text still counts. The
    /// buffer has <see cref="TrailerBytes"/> more than the text.
    /// </summary>
    public void Save(byte[] buffer, int count)
    {
        uint number = _number + 1;
        buffer[count] = (byte)'\n';
        buffer[count + 1] = (byte)'#';
        WriteHex(buffer, count + 2, number);
        WriteHex(buffer, count + CrcAt, CrcOf(buffer, count + CrcAt));
        buffer[count + TrailerBytes - 1] = (byte)'\n';
        _files.CreateDirectory();
        IFileWriter writer = _files.Create(SlotName(!_newestIsB));
        try
        {
            writer.Write(buffer, 0, count + TrailerBytes);
        }
        finally
        {
            writer.Close();
        }
        _newestIsB = !_newestIsB;
        _number = number;
    }

    /// <summary>Forgets the text for good.</summary>
    public void Delete()
    {
        // The older one first: a cut in between must not bring it back.
        _files.Delete(SlotName(!_newestIsB));
        _files.Delete(SlotName(_newestIsB));
        _number = 0;
    }

    private int ReadSlot(bool isB, byte[] buffer, out uint number)
    {
        number = 0;
        try
        {
            string name = SlotName(isB);
            if (!_files.Exists(name)) return -1;
            int count = _files.Read(name, 0, buffer, 0, buffer.Length) - TrailerBytes;
            if (count >= 0 && _files.Size(name) == count + TrailerBytes && IsWhole(buffer, count, out number)) return count;
        }
        catch (Exception)
        {
            // As damaged as one that is not whole.
        }
        FoundDamage = true;
        return -1;
    }

    private static bool IsWhole(byte[] buffer, int count, out uint number)
    {
        return Hex.TryParseUInt32(buffer, count + 2, 8, out number) && Hex.TryParseUInt32(buffer, count + CrcAt, 8, out uint crc)
            && buffer[count] == '\n' && buffer[count + 1] == '#' && crc == CrcOf(buffer, count + CrcAt);
    }

    private static uint CrcOf(byte[] buffer, int count)
    {
        // For boot and for changes by the owner: not kept.
        Crc32 crc = new();
        crc.Append(buffer, 0, count);
        return crc.Value;
    }

    private static void WriteHex(byte[] buffer, int offset, uint value)
    {
        for (int i = 7; i >= 0; i--)
        {
            buffer[offset + i] = (byte)Hex.Digit((int)(value & 15));
            value >>= 4;
        }
    }

    private string SlotName(bool isB) => _name + (isB ? ".b" : ".a");
}
