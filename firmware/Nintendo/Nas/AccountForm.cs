using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Nintendo.Nas;

/// <summary>User ids of consoles in a backup.</summary>
internal sealed class AccountForm : TableForm
{
    public override string Name => "accounts";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count < AccountTable.HeadBytes || record[0] != AccountTable.Version) return false;
        json.BeginObject();
        Number(json, "id", key);
        Number(json, "unit", record[1]);
        json.Name("claimed");
        json.Flag(record[AccountTable.ClaimedAt] != 0);
        Number(json, "number", BigEndian.Read32(record, AccountTable.NumberAt));
        Text(json, "mac", record, AccountTable.HeadBytes, count - AccountTable.HeadBytes);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        int unit = 0;
        int number = 0;
        bool isClaimed = true;
        int macCount = 0;
        while (reader.NextMember())
        {
            if (reader.Is("id"))
            {
                if (!reader.Id(long.MaxValue)) return RecordReader.NumberWanted;
            }
            else if (reader.Is("unit"))
            {
                if (!reader.Number(0, 255, out unit)) return RecordReader.NumberWanted;
            }
            else if (reader.Is("number"))
            {
                if (!reader.Number(0, int.MaxValue, out number)) return RecordReader.NumberWanted;
            }
            else if (reader.Is("claimed"))
            {
                JsonToken flag = reader.Json.Read();
                isClaimed = flag == JsonToken.True;
                if (!isClaimed && flag != JsonToken.False) return "claimed: true or false is wanted";
            }
            else if (reader.IsText("mac"))
            {
                if (!reader.Text(AccountTable.MaximumMacBytes)) return RecordReader.TextWanted;
                macCount = reader.TextCount;
                reader.CopyText(AccountTable.HeadBytes);
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        byte[] record = reader.Record;
        record[0] = AccountTable.Version;
        record[1] = (byte)unit;
        record[AccountTable.ClaimedAt] = (byte)(isClaimed ? 1 : 0);
        BigEndian.Write32(record, AccountTable.NumberAt, (uint)number);
        reader.Count = AccountTable.HeadBytes + macCount;
        return null;
    }
}
