using System;

namespace PocketSpy.Sample;

public static class Sample
{
    [ThreadStatic]
    public static int Count; //! missing-member
}
