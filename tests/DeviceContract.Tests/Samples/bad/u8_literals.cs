namespace PocketSpy.Sample;

public static class Sample
{
    public static byte[] Run() => "final"u8.ToArray(); //! u8-literals
}
