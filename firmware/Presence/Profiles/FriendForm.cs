using PocketSpy.Core;
using PocketSpy.Wire;
using PocketSpy.Wire.Json;

namespace PocketSpy.Presence.Profiles;

/// <summary>Lists of buddies and blocks in a backup. The order of adding counts, clients show it. A buddy is just its number.</summary>
internal sealed class FriendForm : TableForm
{
    private const string OthersForm = "others: a list of ids is wanted, each alone or as [id, \"blocked\"]";
    private const int MostFlags = FriendList.Buddy | FriendList.Requested | FriendList.Blocked;

    // The longest other is [1234567890,"buddy+blocked"] with a comma, and space between them.
    private const int OtherBytes = 33;
    private const int HeadBytes = 256;

    public override string Name => "friends";

    // Five bytes of a record become far more than other tables' do.
    public override int JsonBytes(int recordBytes) => HeadBytes + OtherBytes * OthersIn(recordBytes);

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        if (count < 1 || record[0] != FriendTable.Version) return false;
        json.BeginObject();
        Number(json, "id", key);
        json.Name("others");
        json.BeginArray();
        for (int at = 1; at + FriendTable.EntryBytes <= count; at += FriendTable.EntryBytes)
        {
            int flags = record[at + 4];
            if (flags != FriendList.Buddy) json.BeginArray();
            json.Number((int)BigEndian.Read32(record, at));
            if (flags == FriendList.Buddy) continue;
            string word = WordOf(flags);
            if (word is null) json.Number(flags);
            else json.Text(word);
            json.EndArray();
        }
        json.EndArray();
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        reader.Record[0] = FriendTable.Version;
        reader.Count = 1;
        while (reader.NextMember())
        {
            string problem = null;
            if (reader.Is("others")) problem = ReadOthers(reader);
            else if (reader.Is("id")) problem = reader.Id(int.MaxValue) ? null : RecordReader.NumberWanted;
            else if (!reader.Skip()) return RecordReader.NoJson;
            if (problem is not null) return problem;
        }
        return null;
    }

    private static string ReadOthers(RecordReader reader)
    {
        JsonReader json = reader.Json;
        int most = OthersIn(reader.RecordBytes);
        if (json.Read() != JsonToken.ArrayStart) return OthersForm;
        while (json.Read() is JsonToken.Number or JsonToken.ArrayStart)
        {
            bool isPair = json.Token == JsonToken.ArrayStart;
            if (isPair) json.Read();
            if (!json.TryInt32(1, int.MaxValue, out int id)) return RecordReader.NumberWanted;
            int flags = FriendList.Buddy;
            if (isPair && (!TryReadFlags(json, out flags) || json.Read() != JsonToken.ArrayEnd)) return OthersForm;
            if (reader.Count == FriendTable.RecordBytes(most)) return "more than the " + most.ToString() + " that a list of this box has room for";
            BigEndian.Write32(reader.Record, reader.Count, (uint)id);
            reader.Record[reader.Count + 4] = (byte)flags;
            reader.Count += FriendTable.EntryBytes;
        }
        return json.Token == JsonToken.ArrayEnd ? null : OthersForm;
    }

    private static bool TryReadFlags(JsonReader json, out int flags)
    {
        bool isText = json.Read() == JsonToken.Text;
        if (!isText) return json.TryInt32(1, MostFlags, out flags);
        for (flags = FriendList.Buddy; flags <= MostFlags; flags++)
        {
            if (WordOf(flags) is string word && json.Is(word)) return true;
        }
        return false;
    }

    private static int OthersIn(int recordBytes) => (recordBytes - 1) / FriendTable.EntryBytes;

    // Null for what is no word.
    private static string WordOf(int flags) => flags switch
    {
        FriendList.Buddy => "buddy",
        FriendList.Requested => "requested",
        FriendList.Blocked => "blocked",
        FriendList.Buddy | FriendList.Blocked => "buddy+blocked",
        _ => null,
    };
}
