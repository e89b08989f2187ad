using PocketSpy.Core;
using PocketSpy.Tests;

namespace PocketSpy.Network.Tests.Dhcp;

/// <summary>A client of DHCP, as bytes: says one thing, keeps the answer.</summary>
internal sealed class DhcpClient
{
    internal const int Discover = 1;
    internal const int Offer = 2;
    internal const int Request = 3;
    internal const int Decline = 4;
    internal const int Ack = 5;
    internal const int Nak = 6;
    internal const int Release = 7;
    internal const int Inform = 8;

    internal const uint Everybody = 0xFFFFFFFF;

    private readonly DhcpWorld _world;
    private readonly long _hardware;

    internal DhcpClient(DhcpWorld world, long hardware)
    {
        _world = world;
        _hardware = hardware;
    }

    /// <summary>What it calls itself; null for nothing.</summary>
    internal string Name { get; set; }

    /// <summary>The address of the last offer or acknowledgement.</summary>
    internal uint Address { get; private set; }

    /// <summary>Where the last answer went.</summary>
    internal uint To { get; private set; }

    /// <summary>The last answer.</summary>
    internal byte[] Answer { get; private set; }

    /// <summary>DISCOVER. Gives the kind of answer, 0 for none.</summary>
    internal int Look() => Look(0);

    internal int Look(uint wanted) => Say(Discover, 0, wanted, 0);

    /// <summary>REQUEST of what was offered.</summary>
    internal int TakeOffer() => Say(Request, 0, Address, DhcpWorld.Box);

    /// <summary>REQUEST of an address from before a restart.</summary>
    internal int AskAgain(uint address) => Say(Request, 0, address, 0);

    /// <summary>REQUEST for more time.</summary>
    internal int Renew() => Say(Request, Address, 0, 0);

    /// <summary>The whole way. Gives the address, 0 when there is none.</summary>
    internal uint Join() => Look() == Offer && TakeOffer() == Ack ? Address : 0;

    internal int Say(int type, uint own, uint wanted, uint server)
    {
        byte[] message = Message(type, own, wanted, server);
        _world.Outbox.Clear();
        _world.Receive(message);
        Answer = null;
        if (_world.Outbox.Count == 0) return 0;
        Answer = _world.Outbox.Last;
        To = EndPoints.Address(_world.Outbox.LastTo);
        int kind = Answer[242];
        if (kind != Nak && Get32(Answer, 16) != 0) Address = Get32(Answer, 16);
        return kind;
    }

    internal byte[] Message(int type, uint own, uint wanted, uint server)
    {
        byte[] message = new byte[300];
        message[0] = 1;
        message[1] = 1;
        message[2] = 6;
        Put32(message, 4, 0x01020304);
        Put32(message, 12, own);
        for (int i = 0; i < 6; i++) message[28 + i] = (byte)(_hardware >> (40 - 8 * i));
        Put32(message, 236, 0x63825363);
        message[240] = 53;
        message[241] = 1;
        message[242] = (byte)type;
        int at = 243;
        if (wanted != 0) at = PutOption(message, at, 50, wanted);
        if (server != 0) at = PutOption(message, at, 54, server);
        if (Name is not null)
        {
            message[at++] = 12;
            message[at++] = (byte)Name.Length;
            for (int i = 0; i < Name.Length; i++) message[at++] = (byte)Name[i];
        }
        message[at] = 255;
        return message;
    }

    internal static uint Get32(byte[] message, int at) =>
        ((uint)message[at] << 24) | ((uint)message[at + 1] << 16) | ((uint)message[at + 2] << 8) | message[at + 3];

    private static int PutOption(byte[] message, int at, int code, uint value)
    {
        message[at] = (byte)code;
        message[at + 1] = 4;
        Put32(message, at + 2, value);
        return at + 6;
    }

    private static void Put32(byte[] message, int at, uint value)
    {
        message[at] = (byte)(value >> 24);
        message[at + 1] = (byte)(value >> 16);
        message[at + 2] = (byte)(value >> 8);
        message[at + 3] = (byte)value;
    }
}
