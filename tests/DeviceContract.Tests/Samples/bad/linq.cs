using System.Collections;
using System.Linq;

namespace PocketSpy.Sample;

public static class Sample
{
    public static object Run(int[] numbers) => from number in numbers select number; //! linq
}
