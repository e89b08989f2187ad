using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;

namespace PocketSpy.Board;

/// <summary>GET /api/history: players, memory and sockets of the last hours, a sample every few minutes, in a ring of 600 bytes.</summary>
public sealed class BoardHistory : IHttpHandler, ITimed
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/api/history";

    /// <summary>Samples that are remembered: five hours.</summary>
    public const int Samples = 100;

    /// <summary>Seconds between two samples.</summary>
    public const int EverySeconds = 180;

    // A sample: players, kilobytes of free memory, sockets; two bytes each, the higher first.
    private const int Columns = 3;
    private const int SampleBytes = Columns * 2;
    private const int KilobyteBits = 10;
    private const string PlayersGauge = "players";

    private readonly byte[] _ring = new byte[Samples * SampleBytes];
    private readonly ServiceTools _tools;
    private readonly PageSourceList _shown;
    private int _taken;
    private long _next;

    /// <param name="tools">What all services share; the box's facts among it.</param>
    /// <param name="shown">What the modules show: the number of players among it.</param>
    public BoardHistory(ServiceTools tools, PageSourceList shown)
    {
        _tools = tools;
        _shown = shown;
    }

    /// <inheritdoc />
    public void Tick(long now)
    {
        if (now < _next) return;
        _next = now + EverySeconds * 1_000L;
        int sample = _taken % Samples * SampleBytes;
        long heap = _tools.Facts.Number(BoxFact.HeapFree);
        Keep(sample, Players());
        Keep(sample + 2, heap < 0 ? 0 : heap >> KilobyteBits);
        Keep(sample + 4, _tools.Facts.Number(BoxFact.Sockets));
        _taken++;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("GET") && !request.MethodIs("HEAD"))
        {
            OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
            return;
        }
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Member("every", EverySeconds);
        Write(json, PlayersGauge, 0);
        Write(json, "heapKilobytes", 2);
        Write(json, "sockets", 4);
        json.EndObject();
    }

    // From the oldest sample to the newest.
    private void Write(JsonWriter json, string name, int column)
    {
        json.Name(name);
        json.BeginArray();
        for (int i = _taken > Samples ? _taken - Samples : 0; i < _taken; i++) json.Number(BigEndian.Read16(_ring, i % Samples * SampleBytes + column));
        json.EndArray();
    }

    // What is more than fits is as much as fits.
    private void Keep(int offset, long value) => BigEndian.Write16(_ring, offset, value > ushort.MaxValue ? ushort.MaxValue : (int)value);

    private long Players()
    {
        for (int i = 0; i < _shown.Count; i++)
        {
            for (int j = 0; ; j++)
            {
                long value = _shown[i].Gauge(j, out string name, out string help);
                if (name is null) break;
                if (name == PlayersGauge) return value;
            }
        }
        return 0;
    }
}
