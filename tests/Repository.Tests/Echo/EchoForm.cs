using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Echo;

/// <summary>Callers of the echo in a backup.</summary>
internal sealed class EchoForm : TableForm
{
    // A record has 3 bytes; an object of a later version may have more members.
    private const int ObjectBytes = 128;

    public override string Name => "echoes";

    public override int JsonBytes(int recordBytes) => ObjectBytes;

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count != EchoTable.RecordBytes || record[0] != EchoTable.Version) return false;
        json.BeginObject();
        Number(json, "id", key);
        Number(json, "number", BigEndian.Read16(record, 1));
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        int number = 0;
        while (reader.NextMember())
        {
            bool isNumber = true;
            if (reader.Is("id")) isNumber = reader.Id(uint.MaxValue);
            else if (reader.Is("number")) isNumber = reader.Number(1, ushort.MaxValue, out number);
            else if (!reader.Skip()) return RecordReader.NoJson;
            if (!isNumber) return RecordReader.NumberWanted;
        }
        reader.Record[0] = EchoTable.Version;
        BigEndian.Write16(reader.Record, 1, number);
        reader.Count = EchoTable.RecordBytes;
        return number == 0 ? "the number is missing" : null;
    }
}
