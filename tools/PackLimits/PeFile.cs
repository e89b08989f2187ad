using System;
using System.IO;
using System.Text;

namespace PocketSpy.PackLimits;

/// <summary>
/// The tables of a .pe file: after a header of 40 bytes come sixteen offsets of four bytes each, one a table in a fixed order, four more bytes, and how
/// many bytes each table was padded with (nanoFramework's CLR_RECORD_ASSEMBLY).
/// </summary>
public sealed class PeFile
{
    private const int TableCount = 16;
    private const int OffsetsAt = 40;
    private const int PaddingAt = OffsetsAt + 4 * TableCount + 4;

    private const int TypeTable = 4;
    private const int FieldTable = 5;
    private const int MethodTable = 6;
    private const int StringTable = 11;
    private const int CodeTable = 13;

    private const int TypeSize = 24;
    private const int FieldSize = 8;
    private const int MethodSize = 16;

    private readonly byte[] _bytes;

    private PeFile(byte[] bytes) => _bytes = bytes;

    public int Types => SizeOf(TypeTable) / TypeSize;

    public int Fields => SizeOf(FieldTable) / FieldSize;

    public int Methods => SizeOf(MethodTable) / MethodSize;

    public int CodeBytes => SizeOf(CodeTable);

    public int StringBytes => SizeOf(StringTable);

    /// <summary>Names and texts, as they are stored.</summary>
    public string[] Strings => Encoding.UTF8.GetString(_bytes, OffsetOf(StringTable), StringBytes).TrimEnd('\0').Split('\0');

    /// <summary>Reads a file; throws <see cref="InvalidDataException"/> where it is none.</summary>
    public static PeFile Read(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (bytes.Length < PaddingAt + TableCount || Encoding.ASCII.GetString(bytes, 0, 6) != "NFMRK1")
            throw new InvalidDataException(file + " is not a .pe file of nanoFramework");
        return new PeFile(bytes);
    }

    private int OffsetOf(int table) => BitConverter.ToInt32(_bytes, OffsetsAt + 4 * table);

    private int SizeOf(int table) => OffsetOf(table + 1) - OffsetOf(table) - _bytes[PaddingAt + table];
}
