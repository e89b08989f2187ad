using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Nintendo.Nas;

/// <summary>User ids of consoles in a backup.</summary>
internal sealed class AccountForm : TableForm
{
    private const int TailBytes = AccountRecord.Bytes - AccountRecord.HeadBytes;

    public override string Name => "accounts";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (!AccountRecord.IsKnown(record, 0, count)) return false;
        bool isOld = record[0] == AccountRecord.OldVersion;
        json.BeginObject();
        Number(json, "id", key);
        Number(json, "unit", record[1]);
        json.Name("claimed");
        json.Flag((record[AccountRecord.FlagsAt] & AccountRecord.Claimed) != 0);
        if ((record[AccountRecord.FlagsAt] & AccountRecord.Banned) != 0) json.Member("banned", true);
        Number(json, "number", BigEndian.Read32(record, AccountRecord.NumberAt));
        Text(json, isOld ? "mac" : "console", record, AccountRecord.HeadBytes, count - AccountRecord.HeadBytes);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        int unit = 0;
        int number = 0;
        int flags = AccountRecord.Claimed;
        int version = AccountRecord.OldVersion;
        int tailCount = 0;
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
                if (!reader.Number(0, AccountTable.MaximumNumber, out number)) return RecordReader.NumberWanted;
            }
            else if (reader.Is("claimed"))
            {
                if (!TryReadFlag(reader, AccountRecord.Claimed, ref flags)) return "claimed: true or false is wanted";
            }
            else if (reader.Is("banned"))
            {
                if (!TryReadFlag(reader, AccountRecord.Banned, ref flags)) return "banned: true or false is wanted";
            }
            else if (reader.IsText("console"))
            {
                if (!reader.Text(TailBytes) || reader.TextCount != TailBytes) return "console: 22 bytes in hexadecimal digits are wanted";
                version = AccountRecord.Version;
                tailCount = TailBytes;
                reader.CopyText(AccountRecord.HeadBytes);
            }
            else if (reader.IsText("mac"))
            {
                if (!reader.Text(AccountRecord.MaximumMacBytes)) return RecordReader.TextWanted;
                if (version == AccountRecord.Version) continue;
                tailCount = reader.TextCount;
                reader.CopyText(AccountRecord.HeadBytes);
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        byte[] record = reader.Record;
        record[0] = (byte)version;
        record[1] = (byte)unit;
        record[AccountRecord.FlagsAt] = (byte)flags;
        BigEndian.Write32(record, AccountRecord.NumberAt, (uint)number);
        reader.Count = AccountRecord.HeadBytes + tailCount;
        return null;
    }

    private static bool TryReadFlag(RecordReader reader, int flag, ref int flags)
    {
        JsonToken read = reader.Json.Read();
        flags = read == JsonToken.True ? flags | flag : flags & ~flag;
        return read is JsonToken.True or JsonToken.False;
    }
}
