namespace PocketSpy.Core;

/// <summary>Opens what modules need: ports, time-outs, the page. One that cannot be opened is told in the box's list of listeners, not here.</summary>
public interface IOpener
{
    /// <summary>What the owner chose for this start.</summary>
    BoxSettings Settings { get; }

    /// <summary>The box's own name: lower-case letters, digits and hyphens.</summary>
    string BoxName { get; }

    /// <summary>Opens a UDP port and gives its sending side.</summary>
    /// <param name="label">What it is for, in a few words, for people.</param>
    /// <param name="service">Who answers.</param>
    /// <param name="port">The port that clients look for.</param>
    /// <param name="bytes">Longest datagram that is taken.</param>
    /// <param name="use">A port for broadcasts is on the box's own network, one for a group on all; clients look for both at this port only.</param>
    IGroupOutbox Udp(string label, IDatagramService service, int port, int bytes, UdpUse use);

    /// <summary>Opens a TCP port. Gives the one that was opened, which may be another, 0 for none.</summary>
    /// <param name="label">What it is for, in a few words, for people.</param>
    /// <param name="service">Who answers.</param>
    /// <param name="port">The port that clients look for.</param>
    /// <param name="kind">Decides who gives way when sockets run out.</param>
    /// <param name="idleMilliseconds">A link that is silent for as long is closed.</param>
    /// <param name="mostLinks">Links at once, of which one address may hold its share (<see cref="FairShare"/>); 0 for as many as there are sockets, for anybody.</param>
    int Tcp(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks);

    /// <summary>
    /// Opens a TCP port that is seldom used: its listener gives way when sockets run out, and is opened again when DNS is asked for a name that begins
    /// with <paramref name="wakeName"/>.
    /// </summary>
    int TcpOnDemand(string label, IStreamService service, int port, SocketKind kind, int idleMilliseconds, int mostLinks, string wakeName);

    /// <summary>Lets a service be called for its time-outs, in the order of the calls.</summary>
    void Timed(ITimed timed);

    /// <summary>Shows what a module has on the page and in the metrics.</summary>
    void Show(PageSource source);

    /// <summary>All that was shown so far and will be: the page reads it when it is asked.</summary>
    PageSourceList Shown { get; }

    /// <summary>What the button at the board opens.</summary>
    void SetUpGate(ISetUpGate gate);

    /// <summary>A text file that the owner put on the drive and a module registered; empty when there is none. Of a long one, the whole lines that fit.</summary>
    byte[] OwnersText(string name);
}
