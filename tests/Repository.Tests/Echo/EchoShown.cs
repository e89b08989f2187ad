using PocketSpy.Core;
using PocketSpy.Wire.Json;

namespace PocketSpy.Echo;

/// <summary>What the page and the metrics show of the echo.</summary>
public sealed class EchoShown : PageSource
{
    private readonly EchoService _echo;
    private readonly EchoTable _callers;

    /// <param name="echo">Counts.</param>
    /// <param name="callers">Who called.</param>
    public EchoShown(EchoService echo, EchoTable callers)
    {
        _echo = echo;
        _callers = callers;
    }

    /// <inheritdoc />
    public override string ListName => "echoes";

    /// <inheritdoc />
    public override int Rows => _callers.Count;

    /// <inheritdoc />
    public override bool Write(int row, JsonWriter json)
    {
        json.BeginObject();
        json.Member("address", EndPoints.AddressText(_callers.AddressAt(row)));
        json.EndObject();
        return true;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        name = index switch { 0 => "echoes_total", 1 => "echo_callers", 2 => "echo_callers_limit", _ => null };
        help = index switch { 0 => "Datagrams sent back.", 1 => "Callers that are remembered.", 2 => "Callers that can be remembered.", _ => null };
        return index switch { 0 => _echo.Echoes, 1 => _callers.Count, 2 => _callers.Capacity, _ => 0 };
    }
}
