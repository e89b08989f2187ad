using PocketSpy.Core;

namespace PocketSpy.Echo;

/// <summary>Sends back what it is sent (RFC 862), and remembers who called.</summary>
public sealed class EchoModule : Module
{
    private EchoTable _callers;

    /// <inheritdoc />
    public override string Name => "echo";

    /// <inheritdoc />
    public override int HeapBytes => 700;

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size) => _callers = new EchoTable(keeper, EchoSize.For(size));

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        EchoService echo = new(_callers, tools);
        opener.Udp("Echo", echo, EchoService.Port, EchoService.DatagramBytes, UdpUse.Plain);
        opener.Show(new EchoShown(echo, _callers));
    }
}
