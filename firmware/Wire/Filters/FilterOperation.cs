namespace PocketSpy.Wire.Filters;

/// <summary>
/// What a filter's text is made of and, with the same numbers, what its program does. The high digit of an operator is how tightly it
/// binds; the order is that of the MySQL reference manual, "Operator Precedence".
/// </summary>
internal enum FilterOperation
{
    // Of the program. A number has its text beside it, for it may be compared with one; what is small is written in one way only.
    End = 0x00,
    Null = 0x01,
    Key = 0x02,
    Text = 0x03,
    Small = 0x04,
    Number = 0x05,
    JumpIfFalse = 0x06,
    JumpIfTrue = 0x07,

    // Of the text only.
    Open = 0x08,
    Close = 0x09,
    Is = 0x0A,
    BadCharacter = 0x0B,
    OpenText = 0x0C,

    Or = 0x10,
    And = 0x20,
    Not = 0x30,

    // The low bits of the six say when they hold: 1 less, 2 the same, 4 more.
    Less = 0x41,
    Equal = 0x42,
    LessOrEqual = 0x43,
    Greater = 0x44,
    NotEqual = 0x45,
    GreaterOrEqual = 0x46,
    Like = 0x48,
    NotLike = 0x49,
    IsNull = 0x4A,
    IsNotNull = 0x4B,

    BitOr = 0x50,
    BitAnd = 0x60,
    Add = 0x70,
    Subtract = 0x71,
    Multiply = 0x80,
    Divide = 0x81,
    Modulo = 0x82,
    Negate = 0x90,

    // The sign !, which means the same as the word not but binds as a minus does.
    Invert = 0x91,
}
