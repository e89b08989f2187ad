using PocketSpy.Core;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.People;

/// <summary>Proofs of passwords in a backup.</summary>
internal sealed class ProofForm : TableForm
{
    private const string Of = "passwordHash";
    private const string Proof = "saltedHash";
    private const string DigitsWanted = "32 hexadecimal digits are wanted";

    public override string Name => "proofs";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count != ProofTable.RecordBytes) return false;
        json.BeginObject();
        Number(json, "id", key);
        Text(json, Of, record, 0, Md5.HexSize);
        Text(json, Proof, record, Md5.HexSize, Md5.HexSize);
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        int parts = 0;
        while (reader.NextMember())
        {
            if (reader.Is("id"))
            {
                if (!reader.Id(int.MaxValue)) return RecordReader.NumberWanted;
            }
            else if (reader.IsText(Of) || reader.IsText(Proof))
            {
                int part = reader.IsText(Of) ? 1 : 2;
                if ((parts & part) != 0 || !reader.Text(Md5.HexSize) || !IsHash(reader)) return DigitsWanted;
                parts |= part;
                reader.CopyText(part == 1 ? 0 : Md5.HexSize);
            }
            else if (!reader.Skip())
            {
                return RecordReader.NoJson;
            }
        }
        reader.Count = ProofTable.RecordBytes;
        return parts == 3 ? null : DigitsWanted;
    }

    private static bool IsHash(RecordReader reader)
    {
        for (int i = 0; i < reader.TextCount; i++)
        {
            if (Hex.Value(reader.Window[reader.TextOffset + i]) < 0) return false;
        }
        return reader.TextCount == Md5.HexSize;
    }
}
