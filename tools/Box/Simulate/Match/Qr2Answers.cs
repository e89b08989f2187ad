using System.Collections.Generic;
using System.Net;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>How a host answers the players who ask it.</summary>
public abstract class Qr2Answers
{
    /// <summary>The packets that answer a query (0) or a request for a challenge (9).</summary>
    public abstract IEnumerable<byte[]> To(int type, byte[] packet, IPEndPoint from);
}
