using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Presence.Profiles;

/// <summary>Messages that wait in a backup.</summary>
internal sealed class MessageForm : TableForm
{
    public override string Name => "messages";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count < MessageTable.HeadBytes || record[0] != MessageTable.Version) return false;
        json.BeginObject();
        Number(json, "to", (int)(key >> 32));
        Number(json, "number", (uint)key);
        Number(json, "type", BigEndian.Read16(record, MessageTable.TypeAt));
        Number(json, "from", (int)BigEndian.Read32(record, MessageTable.FromAt));
        Number(json, "date", BigEndian.Read32(record, MessageTable.DateAt));
        Text(json, "text", record, MessageTable.HeadBytes, count - MessageTable.HeadBytes);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        int to = 0;
        long number = 0;
        int type = 0;
        int from = 0;
        long date = 0;
        int count = 0;
        while (reader.NextMember())
        {
            bool isNumber = true;
            if (reader.Is("to")) isNumber = reader.Number(1, int.MaxValue, out to);
            else if (reader.Is("number")) isNumber = reader.Number(1, MessageTable.MaximumNumber, out number);
            else if (reader.Is("type")) isNumber = reader.Number(0, ushort.MaxValue, out type);
            else if (reader.Is("from")) isNumber = reader.Number(int.MinValue, int.MaxValue, out from);
            else if (reader.Is("date")) isNumber = reader.Number(0, uint.MaxValue, out date);
            else if (reader.IsText("text"))
            {
                if (!reader.Text(MessageTable.TextBytes)) return RecordReader.TextWanted;
                count = reader.TextCount;
                reader.CopyText(MessageTable.HeadBytes);
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
            if (!isNumber) return RecordReader.NumberWanted;
        }
        if (to == 0 || number == 0) return "to or number is missing";
        reader.Key = ((long)to << 32) | number;
        byte[] record = reader.Record;
        record[0] = MessageTable.Version;
        BigEndian.Write16(record, MessageTable.TypeAt, type);
        BigEndian.Write32(record, MessageTable.FromAt, (uint)from);
        BigEndian.Write32(record, MessageTable.DateAt, (uint)date);
        reader.Count = MessageTable.HeadBytes + count;
        return null;
    }
}
