using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>A host as a client knows it.</summary>
internal sealed class ListedHost
{
    internal int Flags { get; set; }

    internal uint Address { get; set; }

    internal int Port { get; set; }

    internal uint PrivateAddress { get; set; }

    internal int PrivatePort { get; set; }

    /// <summary>Name, value, name, value: of the fields or, after an info request, all.</summary>
    internal string[] Keys { get; set; } = new string[0];

    internal long At => EndPoints.Of(Address, Port);

    /// <summary>A value; null when the client was not told.</summary>
    internal string this[string name]
    {
        get
        {
            for (int i = 0; i < Keys.Length; i += 2)
            {
                if (Keys[i] == name) return Keys[i + 1];
            }
            return null;
        }
    }
}
