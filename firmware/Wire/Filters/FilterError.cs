namespace PocketSpy.Wire.Filters;

/// <summary>Why a filter was not understood.</summary>
public enum FilterError
{
    /// <summary>It was.</summary>
    None,

    /// <summary>More bytes than <see cref="FilterCompiler.MaximumText"/>.</summary>
    TooLong,

    /// <summary>More names, constants, operators and parentheses than <see cref="FilterCompiler.MaximumParts"/>.</summary>
    TooManyParts,

    /// <summary>Too much is open at one time: parentheses, operators that wait, values.</summary>
    TooDeep,

    /// <summary>A character that means nothing.</summary>
    Character,

    /// <summary>A text without its closing quote.</summary>
    OpenText,

    /// <summary>A name, a constant or a parenthesis is missing in front of this place.</summary>
    NoOperand,

    /// <summary>An operator is missing in front of this place.</summary>
    NoOperator,

    /// <summary>A parenthesis without its partner.</summary>
    Parenthesis,
}
