using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using PocketSpy.Box.Boards;

namespace PocketSpy.Box.Image;

/// <summary>The deployment image: PocketSpy and the class libraries that it uses, the .pe files one after the other.</summary>
public sealed class ProgramImage
{
    /// <summary>Name of the program's own assembly.</summary>
    public const string Program = "PocketSpy.App";

    private static readonly string[] Folders = ["firmware", "App", "bin", "device", "Release", "netnano1.0"];

    private ProgramImage(string path, byte[] bytes, List<AssemblyHeader> assemblies)
    {
        Path = path;
        Bytes = bytes;
        Assemblies = assemblies;
    }

    /// <summary>Where it was read; null when it was joined here.</summary>
    public string Path { get; }

    /// <summary>The image.</summary>
    public byte[] Bytes { get; }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<AssemblyHeader> Assemblies { get; }

    /// <summary>Where the device build writes it, seen from the repository of which this tool is a part or that the caller stands in; null outside.</summary>
    public static string StandardPath
    {
        get
        {
            foreach (string start in (string[])[AppContext.BaseDirectory, Environment.CurrentDirectory])
            {
                for (string at = start; at is not null; at = System.IO.Path.GetDirectoryName(at))
                {
                    if (File.Exists(System.IO.Path.Combine(at, "nf.proj.sln"))) return System.IO.Path.Combine([at, .. Folders, Program + ".bin"]);
                }
            }
            return null;
        }
    }

    /// <summary>The command that makes it.</summary>
    public static string BuildCommand(BoardFile board) => $"dotnet build firmware/App -c Release -p:Device=true -p:Board={board.Id}";

    /// <summary>Reads the image; throws <see cref="BoardException"/> with the next step when it cannot be used.</summary>
    public static ProgramImage Read(string path, BoardFile board)
    {
        if (path is null || !File.Exists(path))
        {
            throw new BoardException($"The program {path ?? Program + ".bin"} is not there. Build it with `{BuildCommand(board)}`, or name it with --image FILE.");
        }
        byte[] bytes = File.ReadAllBytes(path);
        List<AssemblyHeader> assemblies = AssemblyHeader.ReadAll(bytes) ??
            throw new BoardException($"{path} is not a program of .NET nanoFramework: it does not consist of whole assemblies. Build it again with `{BuildCommand(board)}`.");
        return Checked(new ProgramImage(System.IO.Path.GetFullPath(path), bytes, assemblies), path, board);
    }

    /// <summary>Joins the .pe files of a folder.</summary>
    public static ProgramImage Join(string folder, BoardFile board)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.pe").Order(StringComparer.Ordinal)] : [];
        if (files.Length == 0) throw new BoardException($"There are no .pe files in {folder}. Build them with `{BuildCommand(board)}`, or name the image with --image FILE.");
        MemoryStream image = new();
        List<AssemblyHeader> assemblies = [];
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(file);
            if (AssemblyHeader.Read(bytes) is not { } header || header.Bytes != bytes.Length) throw new BoardException($"{file} is not an assembly of .NET nanoFramework. Build it again with `{BuildCommand(board)}`.");
            assemblies.Add(header);
            image.Write(bytes);
            image.SetLength((image.Length + 3) / 4 * 4);
            image.Position = image.Length;
        }
        return Checked(new ProgramImage(null, image.ToArray(), assemblies), folder, board);
    }

    /// <summary>Throws <see cref="BoardException"/> if the partition is too small for it.</summary>
    public void CheckFits(BoardFile board, Partition deploy)
    {
        if (Bytes.Length <= deploy.Size) return;
        throw new BoardException(string.Create(CultureInfo.InvariantCulture,
            $"The program has {Bytes.Length:N0} bytes, the partition {deploy.Label} of {board.Id} holds {deploy.Size:N0}. Build in Release, or take a board with more flash."));
    }

    private static ProgramImage Checked(ProgramImage image, string from, BoardFile board)
    {
        if (image.Assemblies.Any(assembly => assembly.Name == Program)) return image;
        throw new BoardException($"{from} has no {Program} in it, but {string.Join(", ", image.Assemblies.Select(assembly => assembly.Name))}. Build the program with `{BuildCommand(board)}`.");
    }
}
