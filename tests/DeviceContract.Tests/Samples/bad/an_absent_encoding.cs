using System.Text;

namespace PocketSpy.Sample;

public static class Sample
{
    public static byte[] Run(string text) => Encoding.ASCII.GetBytes(text); //! missing-member
}
