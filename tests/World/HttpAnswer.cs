using nanoFramework.TestFramework;

namespace PocketSpy.Tests;

/// <summary>Reads what the web server answers.</summary>
internal static class HttpAnswer
{
    /// <summary>The status code of an answer.</summary>
    internal static int Status(string answer)
    {
        Assert.IsTrue(answer.Length > 12 && answer.StartsWith("HTTP/1.1 "), "no answer: " + answer);
        return int.Parse(answer.Substring(9, 3));
    }
}
