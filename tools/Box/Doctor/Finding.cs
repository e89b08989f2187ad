namespace PocketSpy.Box.Doctor;

/// <summary>One line of the doctor's table.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">What to do; empty when nothing is to be done.</param>
public sealed record Finding(string Subject, Verdict Verdict, string Found, string Remedy = "")
{
    /// <summary>All is well.</summary>
    public static Finding Ok(string subject, string found) => new(subject, Verdict.Ok, found);

    /// <summary>Worth knowing.</summary>
    public static Finding Note(string subject, string found, string remedy) => new(subject, Verdict.Note, found, remedy);

    /// <summary>To be mended.</summary>
    public static Finding Problem(string subject, string found, string remedy) => new(subject, Verdict.Problem, found, remedy);
}
