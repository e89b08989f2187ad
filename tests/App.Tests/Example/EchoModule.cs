using PocketSpy.Core;

namespace PocketSpy.App.Tests.Example;

/// <summary>
/// The example of a module, and the proof that one is this folder and a line in a list: it gives back each datagram that comes, behind a word that the
/// owner may choose, and keeps what came.
/// </summary>
public sealed class EchoModule : Module
{
    /// <summary>The owner's word, in one line.</summary>
    public const string WordFile = "echo.txt";

    private const int WordBytes = 32;

    private EchoTable _table;

    /// <inheritdoc />
    public override string Name => "echo";

    /// <inheritdoc />
    public override int HeapBytes => 1_200;

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        _table = new EchoTable(keeper, EchoSize.For(size));
        keeper.OwnersFile(WordFile, WordBytes);
    }

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        EchoService service = new(_table, opener.OwnersText(WordFile), tools);
        opener.Udp("Echo", service, EchoService.Port, EchoService.DatagramBytes, UdpUse.Plain);
        opener.Show(new EchoShown(_table, service));
    }
}
