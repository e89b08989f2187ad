using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;

namespace PocketSpy.Box.Image;

/// <summary>
/// The head of an assembly as the device loads it, a .pe file. Source: CLR_RECORD_ASSEMBLY in nf-interpreter, src/CLR/Include/nanoCLR_Types.h.
/// All numbers have their lowest byte first.
/// </summary>
public sealed record AssemblyHeader(string Name, Version Version, uint NativeChecksum, int Bytes)
{
    private const int HeaderBytes = 0x78;

    // "NFMRK1" and "NFMRK2" are known.
    private const int MarkerBytes = 5;

    // uint: of the native methods that the assembly wants, e.g. D6 71 FA 6D; 0 when it wants none.
    private const int ChecksumOffset = 20;

    // Four ushort: major, minor, build, revision.
    private const int VersionOffset = 28;

    // ushort: where the name stands in the table of strings.
    private const int NameOffset = 36;

    // 16 uint: where each table starts; the last one is the length of all.
    private const int TablesOffset = 40;
    private const int StringTable = 11;
    private const int EndTable = 15;

    private static ReadOnlySpan<byte> Marker => "NFMRK"u8;

    /// <summary>Reads the assemblies of an image, which are padded to four bytes each. Null when it is none.</summary>
    public static List<AssemblyHeader> ReadAll(ReadOnlySpan<byte> image)
    {
        List<AssemblyHeader> all = [];
        for (int at = 0; at < image.Length;)
        {
            if (Read(image[at..]) is not { } header) return null;
            all.Add(header);
            at += (header.Bytes + 3) / 4 * 4;
        }
        return all.Count > 0 ? all : null;
    }

    /// <summary>Reads the first assembly; null when there is none.</summary>
    public static AssemblyHeader Read(ReadOnlySpan<byte> image)
    {
        if (image.Length < HeaderBytes || !image[..MarkerBytes].SequenceEqual(Marker)) return null;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(image[(TablesOffset + (EndTable * 4))..]);
        if (length < HeaderBytes || length > image.Length) return null;
        Version version = new(Number(image, VersionOffset), Number(image, VersionOffset + 2), Number(image, VersionOffset + 4), Number(image, VersionOffset + 6));
        return new AssemblyHeader(ReadName(image[..(int)length]), version, BinaryPrimitives.ReadUInt32LittleEndian(image[ChecksumOffset..]), (int)length);
    }

    // A name out of the runtime's own table of strings, behind the end of this one, stays unknown.
    private static string ReadName(ReadOnlySpan<byte> assembly)
    {
        long start = BinaryPrimitives.ReadUInt32LittleEndian(assembly[(TablesOffset + (StringTable * 4))..]) + (long)Number(assembly, NameOffset);
        if (start >= assembly.Length) return "?";
        ReadOnlySpan<byte> text = assembly[(int)start..];
        int end = text.IndexOf((byte)0);
        return end > 0 ? Encoding.ASCII.GetString(text[..end]) : "?";
    }

    private static int Number(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);
}
