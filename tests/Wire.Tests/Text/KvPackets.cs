namespace PocketSpy.Wire.Tests.Text;

/// <summary>Presence messages as clients send them; names, tokens and proofs are made up.</summary>
internal static class KvPackets
{
    /// <summary>What Wii titles send after the server's challenge.</summary>
    internal const string Login =
        "\\login\\\\challenge\\mwLzWbE7OWfsoLgTvfgdJBRwQeFQbLQg" +
        "\\authtoken\\NDSa8PrvL2DXdbZ4SMoUqHqpPwCkjhIXn5iw64bHyn7hhhMxlPPqfhYoqZWYNIKZT1bSyTtEeV6tt7qv0SJ6iR9iH7sKCN6rKXL3GZZWYcK2uq5oSOYbe8ZQsDKV0e0fB9" +
        "\\partnerid\\11\\response\\a3bdf0c9ea6b64ec1ee50aa2d1a3d7ca\\firewall\\1\\port\\0\\productid\\11059" +
        "\\gamename\\mariokartwii\\namespaceid\\16\\sdkrevision\\11\\quiet\\0\\id\\1\\final\\";

    /// <summary>Pairs of <see cref="Login"/>, \final\ included.</summary>
    internal const int LoginPairs = 14;

    /// <summary>The client is still there.</summary>
    internal const string KeepAlive = "\\ka\\\\final\\";

    /// <summary>A status with a place to be joined.</summary>
    internal const string Status = "\\status\\1\\sesskey\\1867514\\statstring\\playing\\locstring\\gs://192.168.4.2:6500\\final\\";

    /// <summary>All, for tests that go over each.</summary>
    internal static readonly string[] All = { Login, KeepAlive, Status };
}
