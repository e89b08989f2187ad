using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using PocketSpy.Box.Boards;

namespace PocketSpy.Box.Image;

/// <summary>
/// Firmware out of a folder that nanoff filled: TARGET-VERSION.zip with bootloader.bin, nanoCLR.bin and partitions_Nmb.bin. The same files lying
/// unpacked in the folder do as well. Source: nanoFirmwareFlasher, FirmwareArchiveManager.cs and Esp32Firmware.cs.
/// </summary>
public sealed class FirmwareArchive
{
    private const string Bootloader = "bootloader.bin";
    private const string Runtime = "nanoCLR.bin";

    private readonly BoardFile _board;
    private readonly Dictionary<string, byte[]> _files;

    private readonly string _folder;

    private FirmwareArchive(string folder, BoardFile board, string from, Dictionary<string, byte[]> files)
    {
        _folder = folder;
        _board = board;
        From = from;
        _files = files;
    }

    /// <summary>The file or folder that it was read from.</summary>
    public string From { get; }

    private string Table => $"partitions_{_board.FlashMegabytes}mb.bin";

    /// <summary>What of the firmware is not there; empty when all is.</summary>
    public IEnumerable<string> Missing => new[] { Bootloader, Table, Runtime }.Where(name => !_files.ContainsKey(name));

    /// <summary>Bytes of the runtime, for which the partition `factory` has to be large enough.</summary>
    public int RuntimeBytes => _files[Runtime].Length;

    /// <summary>Opens the newest firmware for a board, or one version; throws <see cref="BoardException"/> if there is none.</summary>
    public static FirmwareArchive Open(string folder, BoardFile board, string version)
    {
        if (!Directory.Exists(folder)) throw new BoardException($"--firmware-archive {folder} is not a folder.");
        string pattern = $"{board.Firmware.Target}-{version ?? "*"}.zip";
        string zip = Directory.GetFiles(folder, pattern).OrderBy(path => System.Version.TryParse(VersionOf(path, board), out System.Version found) ? found : new System.Version(0, 0)).LastOrDefault();
        Dictionary<string, byte[]> files = zip is null ? ReadFolder(folder) : ReadZip(zip);
        if (files.Count > 0) return new FirmwareArchive(folder, board, zip ?? folder, files);
        throw new BoardException($"{folder} has no {pattern}. `nanoff --updatearchive --archivepath {folder} --platform esp32 --target {board.Firmware.Target}` adds it, on a PC with Internet.");
    }

    /// <summary>
    /// Throws <see cref="BoardException"/> when the program would not start on this firmware, with what differs and which firmware of the folder
    /// fits. An archive that does not say what is in it is taken: then the board says it after the flashing.
    /// </summary>
    public void CheckProgram(ProgramImage program)
    {
        IReadOnlyList<string> mismatches = Natives?.Mismatches(program.Assemblies) ?? [];
        if (mismatches.Count == 0) return;
        string[] fitting = [.. Versions().Where(version => version.Natives?.Mismatches(program.Assemblies).Count == 0).Select(version => VersionOf(version.From, _board))];
        string next = fitting.Length > 0
            ? $"These fit: --firmware-version {string.Join(" or ", fitting)}."
            : "No firmware in this folder fits: change the versions of the packages in Directory.Packages.props to those of this firmware and build again, or fetch another firmware.";
        throw new BoardException($"The program would not start on the firmware {From}: {string.Join("; ", mismatches)}. {next}");
    }

    private NativeAssemblies Natives => _files.TryGetValue(NativeAssemblies.FileName, out byte[] text) ? NativeAssemblies.Parse(System.Text.Encoding.UTF8.GetString(text)) : null;

    private IEnumerable<FirmwareArchive> Versions() =>
        Directory.GetFiles(_folder, $"{_board.Firmware.Target}-*.zip").Order(System.StringComparer.Ordinal).Select(zip => new FirmwareArchive(_folder, _board, zip, ReadZip(zip)));

    /// <summary>The parts of the firmware with the offsets at which they belong.</summary>
    public IEnumerable<InstallerPart> Parts(PartitionTable partitions)
    {
        yield return new InstallerPart(Bootloader, partitions.BootloaderOffset, _files[Bootloader]);
        yield return new InstallerPart("partitions.bin", partitions.TableOffset, _files[Table]);
        yield return new InstallerPart(Runtime, partitions[PartitionTable.Factory].Offset, _files[Runtime]);
    }

    private static string VersionOf(string path, BoardFile board) => Path.GetFileNameWithoutExtension(path)[(board.Firmware.Target.Length + 1)..];

    private static Dictionary<string, byte[]> ReadFolder(string folder) =>
        Directory.GetFiles(folder, "*.bin").Concat(Directory.GetFiles(folder, NativeAssemblies.FileName)).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    private static Dictionary<string, byte[]> ReadZip(string path)
    {
        try
        {
            using ZipArchive zip = ZipFile.OpenRead(path);
            return zip.Entries.Where(entry => entry.Name.EndsWith(".bin", System.StringComparison.Ordinal) || entry.Name == NativeAssemblies.FileName).ToDictionary(entry => entry.Name, Read);
        }
        catch (InvalidDataException)
        {
            throw new BoardException($"{path} is damaged. Delete it and fetch it again with `nanoff --updatearchive`.");
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
