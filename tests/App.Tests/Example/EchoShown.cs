using PocketSpy.Core;
using PocketSpy.Wire.Json;

namespace PocketSpy.App.Tests.Example;

/// <summary>What the lobby page and the metrics show of the echo.</summary>
public sealed class EchoShown : PageSource
{
    private readonly EchoTable _table;
    private readonly EchoService _service;

    /// <param name="table">The texts.</param>
    /// <param name="service">Gives them back.</param>
    public EchoShown(EchoTable table, EchoService service)
    {
        _table = table;
        _service = service;
    }

    /// <inheritdoc />
    public override string ListName => "echoes";

    /// <inheritdoc />
    public override int Rows => _table.Capacity;

    /// <inheritdoc />
    public override bool Write(int row, JsonWriter json)
    {
        int count = _table.Read(row, out byte[] text);
        if (count == 0) return false;
        json.BeginObject();
        if (PlainText.Is(text, 1, count))
        {
            json.Name("text");
            json.Text(text, 1, count);
        }
        else
        {
            json.Name("text" + PlainText.HexMark);
            json.Hex(text, 1, count);
        }
        json.EndObject();
        return true;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "echo_texts";
                help = "Texts that are kept.";
                return _table.Count;
            case 1:
                name = "echo_texts_limit";
                help = "Texts that can be kept.";
                return _table.Capacity;
            case 2:
                name = "echoes_total";
                help = "Datagrams that were given back.";
                return _service.Given;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
