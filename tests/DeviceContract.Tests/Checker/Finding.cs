namespace PocketSpy.DeviceContract.Checker;

/// <summary>One place in the firmware that the device cannot run, and why.</summary>
/// <param name="Rule">The name of the rule that found it.</param>
/// <param name="Type">Full name of the type it stands in.</param>
/// <param name="Member">Name of the member, or an empty string for the type itself.</param>
/// <param name="File">Path of the source file, as the compiler saw it.</param>
/// <param name="Line">Line in that file, counted from 1; 0 when unknown.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
internal sealed record Finding(string Rule, string Type, string Member, string File, int Line, string Message)
{
    public override string ToString() =>
        $"{File}:{Line}  {Type}{(Member.Length == 0 ? "" : "." + Member)}  {Rule}: {Message}";
}
