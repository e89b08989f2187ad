using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using PocketSpy.Box.Boards;

namespace PocketSpy.Box.Image;

/// <summary>
/// What a browser installer needs: manifest.json in the form of ESP Web Tools (esphome.github.io/esp-web-tools, "Manifest"), the parts beside it, and
/// SHA256SUMS, which `sha256sum -c` reads.
/// </summary>
public static class InstallerManifest
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

    /// <summary>Writes the parts, the manifest and the sums into a folder.</summary>
    public static void Write(string folder, BoardFile board, string version, IReadOnlyList<InstallerPart> parts)
    {
        Directory.CreateDirectory(folder);
        foreach (InstallerPart part in parts) File.WriteAllBytes(Path.Combine(folder, part.File), part.Bytes);
        var manifest = new
        {
            name = $"PocketSpy for {board.Name}",
            version,
            new_install_prompt_erase = true,
            builds = new[]
            {
                new
                {
                    chipFamily = board.Chip,
                    parts = parts.Select(part => new { path = part.File, offset = part.Offset, sha256 = part.Sha256 }),
                },
            },
        };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest, Options) + "\n");
        WriteSums(folder, parts);
    }

    /// <summary>Writes the sums alone.</summary>
    public static void WriteSums(string folder, IReadOnlyList<InstallerPart> parts) =>
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), string.Concat(parts.Select(part => $"{part.Sha256}  {part.File}\n")));
}
