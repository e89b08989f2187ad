using System.Collections.Generic;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>
/// Someone who does what is due whenever it is asked to, as the SDK's modules do: reads what has come, answers, sends again.
/// Nothing happens to it in between, so a test drives it by hand.
/// </summary>
public interface IThinker
{
    /// <summary>Does what is due, without waiting. Throws <see cref="LegException"/> when something came that a console chokes on.</summary>
    void Think();

    /// <summary>Adds the sockets on which something may come.</summary>
    void AddSockets(List<Socket> sockets);
}
