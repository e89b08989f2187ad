using System;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace PocketSpy.Box.Simulate.Match;

/// <summary>The question with which every title begins: is this game available? Public GameSpy SDK (2011), common.</summary>
public static class AvailabilityCheck
{
    private const int Patience = 2_000;
    private const int AnswerBytes = 7;

    /// <summary>Asks, and once more. A title goes on without an answer, but its player has waited for four seconds: that is an error.</summary>
    public static void Do(NetworkPlace place, IPEndPoint server, string gameName)
    {
        using GameSocket socket = new(place);
        for (int attempt = 0; attempt < 2; attempt++)
        {
            socket.Send(Qr2Packets.AvailabilityCheck(gameName), server);
            if (!socket.Socket.Poll(Patience * 1_000, SelectMode.SelectRead)) continue;
            byte[] answer = socket.Receive(out IPEndPoint from);
            if (!from.Equals(server)) throw new LegException($"the availability check was answered from {from}, not from {server}");
            if (answer.Length < AnswerBytes || answer[0] != 0xFE || answer[1] != 0xFD || answer[2] != 9)
            {
                throw new LegException($"the availability check was answered with {Convert.ToHexStringLower(answer)}");
            }
            int bits = BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(3));
            if ((bits & 3) != 0) throw new LegException($"{gameName} is not available: bits {bits:x}");
            return;
        }
        throw new LegException("no answer to the availability check: a player waits for four seconds");
    }
}
