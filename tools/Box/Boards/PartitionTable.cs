using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace PocketSpy.Box.Boards;

/// <summary>A file of partitions/: name, type, subtype, offset, size; ESP-IDF's form of a partition table.</summary>
public sealed partial class PartitionTable
{
    /// <summary>Where the program goes.</summary>
    public const string Deploy = "deploy";

    /// <summary>Where the firmware goes.</summary>
    public const string Factory = "factory";

    /// <summary>Where the box keeps its files.</summary>
    public const string Files = "config";

    private readonly Dictionary<string, Partition> _partitions;

    private PartitionTable(IEnumerable<Partition> partitions, Match ahead)
    {
        _partitions = partitions.ToDictionary(partition => partition.Label);
        BootloaderOffset = Convert.ToInt64(ahead.Groups[1].Value, 16);
        TableOffset = Convert.ToInt64(ahead.Groups[2].Value, 16);
    }

    /// <summary>Where the chip's own loader looks for the bootloader.</summary>
    public long BootloaderOffset { get; }

    /// <summary>Where the bootloader looks for this table.</summary>
    public long TableOffset { get; }

    /// <summary>The partition with this label.</summary>
    public Partition this[string label] => _partitions[label];

    /// <summary>Reads a file.</summary>
    public static PartitionTable Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        IEnumerable<Partition> partitions = lines
            .Where(line => line.Trim().Length > 0 && line[0] != '#')
            .Select(line => line.Split(',').Select(cell => cell.Trim()).ToArray())
            .Select(cells => new Partition(cells[0], Convert.ToInt64(cells[3], 16), Convert.ToInt64(cells[4], 16)));
        return new PartitionTable(partitions, lines.Select(line => Ahead().Match(line)).First(match => match.Success));
    }

    [GeneratedRegex("^#.*bootloader at (0x[0-9A-Fa-f]+), partition table at (0x[0-9A-Fa-f]+)")]
    private static partial Regex Ahead();
}
