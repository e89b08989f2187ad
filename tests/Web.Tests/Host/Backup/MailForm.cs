using PocketSpy.Core;
using PocketSpy.Tests;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Tests.Host.Backup;

/// <summary>A table of a module that the box itself knows nothing of: version 1, then a text.</summary>
internal sealed class MailForm : TableForm
{
    internal const byte Version = 1;

    private readonly string _name;

    internal MailForm(string name)
    {
        _name = name;
    }

    public override string Name => _name;

    public override int JsonBytes(int recordBytes) => 6 * recordBytes + 100;

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count < 1 || record[0] != Version) return false;
        json.BeginObject();
        Number(json, "id", key);
        Text(json, "text", record, 1, count - 1);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        reader.Count = 0;
        while (reader.NextMember())
        {
            if (reader.Is("id"))
            {
                if (!reader.Id(long.MaxValue)) return RecordReader.NumberWanted;
            }
            else if (reader.IsText("text"))
            {
                if (!reader.Text(reader.Record.Length - 1)) return RecordReader.TextWanted;
                reader.CopyText(1);
                reader.Count = 1 + reader.TextCount;
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        reader.Record[0] = Version;
        return reader.Count == 0 ? "a mail without a text is no mail" : null;
    }
}
