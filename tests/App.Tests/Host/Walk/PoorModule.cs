using PocketSpy.Core;
using PocketSpy.Wire.Json;

namespace PocketSpy.App.Tests.Host.Walk;

/// <summary>A module that does everything wrong.</summary>
internal sealed class PoorModule : Module
{
    private const int Rank = 7;
    private const int FileBytes = 200_000;

    public override string Name => "No Name";

    public override int HeapBytes => 0;

    internal bool IsSilent { get; init; }

    internal int RecordBytes { get; init; } = 64;

    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        if (IsSilent) return;
        keeper.Table(Rank, new PoorForm(), 1, RecordBytes, FileBytes);
        keeper.Table(Rank, new PoorForm(), 1, RecordBytes, FileBytes);
        keeper.OwnersFile("nowhere.txt", 0);
    }

    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        if (IsSilent) return;
        opener.Tcp("Nothing", null, 7, SocketKind.Http, 0, 0);
        opener.Show(new PoorSource());
    }

    private sealed class PoorForm : TableForm
    {
        public override string Name => "Echoes";

        public override bool Write(JsonWriter json, long key, byte[] record, int count) => false;

        public override string Read(RecordReader reader) => null;
    }

    private sealed class PoorSource : PageSource
    {
        public override long Gauge(int index, out string name, out string help)
        {
            name = index switch
            {
                0 or 1 => "Bad-Name",
                2 => "other_limit",
                _ => null,
            };
            help = "";
            return 0;
        }
    }
}
