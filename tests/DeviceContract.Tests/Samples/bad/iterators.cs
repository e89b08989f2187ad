using System.Collections;

namespace PocketSpy.Sample;

public static class Sample
{
    public static IEnumerable Run()
    {
        yield return 1; //! iterators
    }
}
