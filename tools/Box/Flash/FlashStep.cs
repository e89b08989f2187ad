using System.Collections.Generic;
using System.Linq;

namespace PocketSpy.Box.Flash;

/// <summary>A call of nanoff.</summary>
/// <param name="Doing">What it does, for people.</param>
/// <param name="Reads">Whether its output is looked at; otherwise it goes to the terminal, with nanoff's progress bar.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record FlashStep(string Doing, bool Reads, IReadOnlyList<string> Arguments)
{
    /// <summary>As it can be pasted into a terminal.</summary>
    public string CommandLine => string.Join(' ', Arguments.Prepend(Nanoff.Name).Select(Quote));

    private static string Quote(string word) => word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./:\\+,=@".Contains(c)) ? word : '"' + word.Replace("\"", "\\\"") + '"';
}
