using System;
using PocketSpy.Wire.Crypto;

namespace PocketSpy.Storage;

/// <summary>
/// A small table that is always written whole: two files, of which the newer good one counts. A write goes to the older one, so that a
/// cut of the power at any step leaves the last state that was durable. Costs 50 bytes of heap; a <see cref="RecordLog"/>, which is for
/// many records, costs 1.5 KB.
/// File, little-endian: 0 "PSS" and the format's version; 4 number, 32 bits, one more at each write; 8 the table; at the end the CRC-32 of all before it.
/// </summary>
public sealed class SlotFile
{
    /// <summary>Where the table begins in the buffer.</summary>
    public const int TableAt = 8;

    /// <summary>Bytes that a file is longer than its table.</summary>
    public const int Overhead = TableAt + CrcBytes;

    private const uint Magic = 0x01535350;
    private const int NumberAt = 4;
    private const int CrcBytes = 4;

    private readonly IFileSystem _files;
    private readonly string _name;
    private uint _number;
    private bool _isSure;

    /// <param name="files">The drive.</param>
    /// <param name="name">Name of the files, without the digit that tells them apart.</param>
    public SlotFile(IFileSystem files, string name)
    {
        _files = files;
        _name = name;
    }

    /// <summary>After <see cref="Load"/>: whether there was a file that is not whole, or cannot be read.</summary>
    public bool FoundDamage { get; private set; }

    /// <summary>After <see cref="Load"/> or <see cref="Save"/>: whether a file was not looked at, or not written, for lack of memory alone.</summary>
    public bool LacksMemory { get; private set; }

    /// <summary>
    /// Reads the newest good file. Gives the bytes of the table, which begins at <see cref="TableAt"/>; -1 when there is none that can
    /// be read and fits into the buffer.
    /// </summary>
    public int Load(byte[] buffer)
    {
        _number = 0;
        FoundDamage = false;
        LacksMemory = false;
        _isSure = false;
        int even = Read(0, buffer, out uint evenNumber);
        int odd = Read(1, buffer, out uint oddNumber);
        _isSure = !LacksMemory;
        // The distance and not the order: numbers may come round.
        if (odd >= 0 && (even < 0 || (int)(oddNumber - evenNumber) > 0))
        {
            _number = oddNumber;
            return odd;
        }
        if (even < 0) return -1;
        _number = evenNumber;
        // The other file was read over it.
        return Read(0, buffer, out evenNumber);
    }

    /// <summary>
    /// Writes a table of <paramref name="count"/> bytes that begins at <see cref="TableAt"/> of the buffer, where <see cref="Overhead"/>
    /// more bytes have room. True when it is durable; else the table before it still is, and the same may be tried again.
    /// </summary>
    public bool Save(byte[] buffer, int count)
    {
        LacksMemory = false;
        if (!_isSure && !Recount()) return false;
        uint number = _number + 1;
        LittleEndian.Write32(buffer, 0, Magic);
        LittleEndian.Write32(buffer, NumberAt, number);
        int end = TableAt + count;
        LittleEndian.Write32(buffer, end, CrcOf(buffer, end));
        end += CrcBytes;
        try
        {
            string name = NameOf(number);
            IFileWriter writer = _files.Create(name);
            try
            {
                writer.Write(buffer, 0, end);
            }
            finally
            {
                writer.Close();
            }
            if (_files.Size(name) != end) return false;
        }
        catch (OutOfMemoryException)
        {
            LacksMemory = true;
            return false;
        }
        catch (Exception)
        {
            return false;
        }
        _number = number;
        return true;
    }

    // A table that could not be read for lack of memory, or was not asked for, must not be newer than what is about to be written.
    private bool Recount()
    {
        byte[] head;
        try
        {
            head = new byte[TableAt];
            for (uint slot = 0; slot < 2; slot++)
            {
                string name = NameOf(slot);
                if (!_files.Exists(name) || _files.Read(name, 0, head, 0, TableAt) < TableAt || LittleEndian.Read32(head, 0) != Magic) continue;
                uint number = LittleEndian.Read32(head, NumberAt);
                if ((number & 1) == slot && (_number == 0 || (int)(number - _number) > 0)) _number = number;
            }
        }
        catch (OutOfMemoryException)
        {
            LacksMemory = true;
            return false;
        }
        catch (Exception)
        {
            // What cannot be read counts as little as what is not whole.
        }
        _isSure = true;
        return true;
    }

    private int Read(uint slot, byte[] buffer, out uint number)
    {
        number = 0;
        try
        {
            string name = NameOf(slot);
            if (!_files.Exists(name)) return -1;
            int size = _files.Size(name);
            int end = size - CrcBytes;
            if (size >= Overhead && size <= buffer.Length && _files.Read(name, 0, buffer, 0, size) == size &&
                LittleEndian.Read32(buffer, 0) == Magic && LittleEndian.Read32(buffer, end) == CrcOf(buffer, end))
            {
                number = LittleEndian.Read32(buffer, NumberAt);
                return end - TableAt;
            }
        }
        catch (OutOfMemoryException)
        {
            LacksMemory = true;
            return -1;
        }
        catch (Exception)
        {
            // As damaged as one that is not whole.
        }
        FoundDamage = true;
        return -1;
    }

    private string NameOf(uint number) => _name + (number & 1).ToString();

    // Needed a few times an evening: not kept.
    private static uint CrcOf(byte[] buffer, int count)
    {
        Crc32 crc = new();
        crc.Append(buffer, 0, count);
        return crc.Value;
    }
}
