using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary>Assemblies in the form that the device loads, without any code in them.</summary>
internal static class FakeProgram
{
    public const uint NetChecksum = 0x6DFA71D6;

    private const int HeaderBytes = 0x78;

    /// <summary>An image of PocketSpy and one class library.</summary>
    public static byte[] Image(int more = 0) => [.. Assembly("PocketSpy.App", 0, more), .. Assembly("System.Net", NetChecksum, 2)];

    /// <summary>One assembly with so many bytes of nothing at its end, padded to four bytes.</summary>
    public static byte[] Assembly(string name, uint checksum, int more)
    {
        byte[] strings = [0, .. Encoding.ASCII.GetBytes(name), 0];
        int length = HeaderBytes + strings.Length + more;
        byte[] file = new byte[(length + 3) / 4 * 4];
        "NFMRK1"u8.CopyTo(file);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(20), checksum);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(28), 1);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 2);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(36), 1);
        for (int table = 0; table < 16; table++) BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40 + (table * 4)), table < 12 ? HeaderBytes : table < 15 ? HeaderBytes + strings.Length : length);
        strings.CopyTo(file, HeaderBytes);
        return file;
    }

    /// <summary>What nanoff prints of a board that runs it.</summary>
    public static string Details(string target, uint netChecksum = NetChecksum, params IEnumerable<string> assemblies) => $"""
        HAL build info: nanoCLR running @ ESP32 built with ESP-IDF v5.5.4
          Target:   {target}
          Platform: ESP32

        Firmware build Info:
          Date:        Jul  1 2026
          Type:        MinSizeRel build
          CLR Version: 1.17.0.9
          Compiler:    GNU GCC v14.2.0

        AppDomains:
          default, id=1

        Assemblies:
        {string.Concat((assemblies.Any() ? assemblies : ["PocketSpy.App", "System.Net"]).Select(name => $"  {name}, 1.2.0.0\n"))}
        Native Assemblies:
          mscorlib v100.5.0.24, checksum 0x1549C856
          System.Net v100.2.0.12, checksum 0x{netChecksum:X8}

        """;
}
