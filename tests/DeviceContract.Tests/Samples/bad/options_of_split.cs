using System;

namespace PocketSpy.Sample;

public static class Sample
{
    public static string[] Options(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries); //! missing-member

    public static string[] Limit(string text) => text.Split(',', 2); //! missing-member
}
