using System.Text;

namespace PocketSpy.Sample;

public enum Colour
{
    Red,
}

public static class Sample
{
    public static string Plain(Colour colour) => colour.ToString(); //! enum-text

    public static string Joined(Colour colour) => "a " + colour; //! enum-text

    public static string Interpolated(Colour colour, int count) => $"{count} of {colour}"; //! enum-text

    public static void Built(Colour colour, StringBuilder text) => text.Append(colour); //! enum-text

    public static string Format(Colour colour) => string.Format("{0}", colour); //! enum-text

    public static string Number(Colour colour) => "a " + (int)colour;
}
