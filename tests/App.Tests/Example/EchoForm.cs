using PocketSpy.Core;
using PocketSpy.Wire.Json;

namespace PocketSpy.App.Tests.Example;

/// <summary>The texts of the echo in a backup: {"id":1,"text":"hello"}.</summary>
public sealed class EchoForm : TableForm
{
    /// <inheritdoc />
    public override string Name => "echoes";

    /// <inheritdoc />
    public override int JsonBytes(int recordBytes) => 6 * recordBytes + 100;

    /// <inheritdoc />
    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count < 2 || record[0] != EchoTable.Version) return false;
        json.BeginObject();
        Number(json, "id", key);
        Text(json, "text", record, 1, count - 1);
        json.EndObject();
        return true;
    }

    /// <inheritdoc />
    public override string Read(RecordReader reader)
    {
        while (reader.NextMember())
        {
            if (reader.Is("id"))
            {
                if (!reader.Id(long.MaxValue)) return RecordReader.NumberWanted;
            }
            else if (reader.IsText("text"))
            {
                if (!reader.Text(EchoTable.TextBytes)) return RecordReader.TextWanted;
                reader.CopyText(1);
                reader.Count = 1 + reader.TextCount;
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        reader.Record[0] = EchoTable.Version;
        return reader.Count < 2 ? "the text is missing" : null;
    }
}
