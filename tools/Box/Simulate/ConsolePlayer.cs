using System.Net;

namespace PocketSpy.Box.Simulate;

/// <summary>A console that comes and goes: each time the whole way through DNS, NAS and presence.</summary>
public sealed class ConsolePlayer
{
    private readonly SimulatedConsole _console;
    private readonly BoxAddress _box;
    private readonly ConsoleMemory.Entry _memory;

    /// <summary>A console with what it remembers.</summary>
    public ConsolePlayer(SimulatedConsole console, BoxAddress box, ConsoleMemory.Entry memory)
    {
        _console = console;
        _box = box;
        _memory = memory;
    }

    /// <summary>Signs in. A console that was here before has to have its profile again.</summary>
    public Player SignIn()
    {
        using DnsClient dns = new(_box);
        WebClient web = new(_box);
        dns.Find(ConnectionTest.Host);
        ConnectionTest.Do(web, dns.Resolve(ConnectionTest.Host), _console);
        NasClient nas = new(web, _console, dns.Resolve(_console.NasHost));
        _memory.UserId ??= nas.CreateAccount();
        (string token, string challenge) = nas.Login(_memory.UserId);
        IPAddress presence = dns.Resolve("gpcm.gs.nintendowifi.net");
        PresenceClient link = PresenceClient.Connect(presence, _box.PresencePort);
        try
        {
            link.Login(_console, token, challenge);
            _memory.ProfileId = link.ProfileId;
            return new Player(link);
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }
}
