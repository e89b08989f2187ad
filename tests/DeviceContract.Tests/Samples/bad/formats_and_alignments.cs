namespace PocketSpy.Sample;

public static class Sample
{
    public static string Hex(int port) => $"port {port:X4}"; //! format-specifiers

    public static string Wide(int port) => $"port {port,8}"; //! format-specifiers

    public static string Formatted(int port) => string.Format("{0:D5}", port); //! format-specifiers

    public static string Plain(int port) => string.Format("{0} of {1}", port, 4);
}
