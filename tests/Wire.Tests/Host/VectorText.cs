using System.Text.Json;

namespace PocketSpy.Wire.Tests.Host;

/// <summary>What the checkers of the vectors read and compare.</summary>
internal static class VectorText
{
    internal static string Field(JsonElement element, string name) => element.GetProperty(name).GetString();

    internal static string Hex(byte[] data) => Ascii.Hex(data, 0, data.Length);
}
