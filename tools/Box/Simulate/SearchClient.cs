using System.Linq;
using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>Asks the player search: a link for each request, as the SDK does.</summary>
public sealed class SearchClient
{
    private readonly IPAddress _address;
    private readonly int _port;
    private readonly string _gameName;

    /// <summary>Asks the search at this address for a title.</summary>
    public SearchClient(IPAddress address, int port, string gameName)
    {
        _address = address;
        _port = port;
        _gameName = gameName;
    }

    /// <summary>A request; its answer is to be taken pair by pair.</summary>
    public TextMessage Ask(string request, params (string Key, object Value)[] pairs)
    {
        using TextLink link = TextLink.Connect(_address, _port, "search");
        link.Send($"\\{request}\\" + string.Concat(pairs.Select(pair => $"\\{pair.Key}\\{pair.Value}")) + $"\\gamename\\{_gameName}\\final\\");
        return link.Next();
    }
}
