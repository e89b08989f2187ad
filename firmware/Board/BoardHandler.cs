using nanoFramework.Hardware.Esp32;
using nanoFramework.Json;
using PocketSpy.Core;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;

namespace PocketSpy.Board;

/// <summary>GET /api/board: the board in a small document. It is made anew once a second at most, whoever asks how often: on the device that takes a while.</summary>
public sealed class BoardHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/api/board";

    // A document that was made is given to whoever asks in this time.
    private const int KeptMilliseconds = 1_000;

    private readonly IChip _chip;
    private readonly ServiceTools _tools;
    private readonly int _startMilliseconds;
    private string _document;
    private long _madeAt;

    /// <param name="chip">What is told of.</param>
    /// <param name="tools">What all services share; the box's facts among it.</param>
    /// <param name="startMilliseconds">From the start of the chip until the box had opened its ports.</param>
    public BoardHandler(IChip chip, ServiceTools tools, int startMilliseconds)
    {
        _chip = chip;
        _tools = tools;
        _startMilliseconds = startMilliseconds;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("GET") && !request.MethodIs("HEAD"))
        {
            OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
            return;
        }
        long now = _tools.Clock.Milliseconds;
        if (_document is null || now - _madeAt >= KeptMilliseconds)
        {
            _document = JsonConvert.SerializeObject(Describe(now));
            _madeAt = now;
        }
        OwnerAnswer.Begin(response);
        response.Body.WriteText(_document);
    }

    private BoardDocument Describe(long now)
    {
        BoardMemory ram = Measure(NativeMemory.MemoryType.Internal, "Internal RAM");
        BoardMemory psram = Measure(NativeMemory.MemoryType.SpiRam, "PSRAM");
        return new BoardDocument
        {
            board = _tools.Facts.Text(BoxFact.Board),
            version = _tools.Facts.Text(BoxFact.Version),
            startedBy = WakeCauses.TextOf(_chip.WakeCause),
            startMilliseconds = _startMilliseconds,
            uptimeSeconds = (int)(now / 1_000) - _tools.StartSeconds,
            memory = psram.total == 0 ? new[] { ram } : new[] { ram, psram },
        };
    }

    private BoardMemory Measure(NativeMemory.MemoryType kind, string name)
    {
        _chip.Measure(kind, out uint total, out uint free, out uint largest);
        return new BoardMemory { name = name, total = total, free = free, largest = largest };
    }
}
