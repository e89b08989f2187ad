namespace PocketSpy.App.Tests.Example;

/// <summary>Golden datagrams of the echo: RFC 862 says that what comes is given back, whatever it is.</summary>
internal static class EchoPackets
{
    internal const string Hello = "hello";

    /// <summary>The longest one that is taken.</summary>
    internal const string Longest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    internal static readonly string[] All = new string[] { "x", Hello, "\u0001\u007F", "{\"text\":\"<\\>\"}", Longest };
}
