namespace PocketSpy.Wire.Filters;

/// <summary>
/// A filter that was understood, as made by <see cref="FilterCompiler"/>: its program and a copy of its text, which holds the names
/// and constants. All programs of one compiler share its stack: they are evaluated one after the other, by one thread at a time.
/// </summary>
public sealed class FilterProgram
{
    private readonly FilterMachine _machine;
    private readonly int[] _code;
    private readonly byte[] _text;

    internal FilterProgram(FilterMachine machine, int[] code, byte[] text)
    {
        _machine = machine;
        _code = code;
        _text = text;
    }

    /// <summary>Whether the filter is true of a host; not when it is false or unknown. Allocates nothing.</summary>
    public bool Matches(IFilterRecord record) => _code is null || _machine.Run(_code, _text, record);
}
