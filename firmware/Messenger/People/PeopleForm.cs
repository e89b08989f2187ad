using PocketSpy.Core;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.People;

/// <summary>Messenger people in a backup: the owner, the item's number, and the fields as they are kept.</summary>
internal sealed class PeopleForm : TableForm
{
    private const string FieldNames = "f g n p a v s t";
    private const string Owner = "id";
    private const string Item = "item";
    private const string FieldWanted = "a text that is not too long is wanted";

    public override string Name => "messenger";

    public override bool Write(JsonWriter json, long key, byte[] record, int count)
    {
        KvCursor fields = new();
        if (!fields.Load(record, 0, count)) return false;
        json.BeginObject();
        Number(json, Owner, ItemKeys.OwnerOf(key));
        Number(json, Item, ItemKeys.ItemOf(key));
        while (fields.Next())
        {
            int known = WordList.IndexOf(FieldNames, record, fields.KeyOffset, fields.KeyCount);
            if (known != WordList.None) Text(json, NameOf(known), record, fields.ValueOffset, fields.ValueCount);
        }
        json.EndObject();
        return true;
    }

    public override string Read(RecordReader reader)
    {
        long owner = 0;
        long item = -1;
        reader.BeginPairs();
        while (reader.NextMember())
        {
            if (reader.Is(Owner))
            {
                if (owner != 0 || !reader.Number(1, int.MaxValue, out owner)) return RecordReader.NumberWanted;
            }
            else if (reader.Is(Item))
            {
                if (item >= 0 || !reader.Number(0, uint.MaxValue, out item)) return RecordReader.NumberWanted;
            }
            else
            {
                string field = FieldOf(reader);
                if (field is null)
                {
                    if (!reader.Skip()) return RecordReader.NoJson;
                    continue;
                }
                if (!reader.Text(PeopleTable.RecordBytes)) return FieldWanted;
                reader.Pair(field);
            }
        }
        if (owner == 0 || item < 0) return "id or item is missing";
        reader.Key = ItemKeys.Of((int)owner, item);
        return reader.EndPairs() ? null : RecordReader.TooLong;
    }

    private static string FieldOf(RecordReader reader)
    {
        for (int i = 0; i * 2 < FieldNames.Length; i++)
        {
            string name = NameOf(i);
            if (reader.IsText(name)) return name;
        }
        return null;
    }

    private static string NameOf(int index) => FieldNames.Substring(index * 2, 1);
}
