using PocketSpy.Core;
using PocketSpy.Wire.Json;

namespace PocketSpy.Web.Backup;

/// <summary>How many records of each table were read from a backup, and how many its end promises.</summary>
internal sealed class RecordCounts
{
    private const int NotPromised = -1;

    private readonly Keeper _keeper;
    private readonly int[] _counts;
    private readonly int[] _promised;

    public RecordCounts(Keeper keeper)
    {
        _keeper = keeper;
        _counts = new int[keeper.TableCount];
        _promised = new int[keeper.TableCount];
        for (int i = 0; i < _promised.Length; i++) _promised[i] = NotPromised;
    }

    /// <summary>Records of a table that were read.</summary>
    public int Of(int table) => _counts[table];

    /// <summary>Counts one. Gives how many of its table there are now.</summary>
    public int Add(int table) => ++_counts[table];

    /// <summary>Reads what the end promises; what it has of tables that are not kept here goes to <paramref name="leftOut"/>. Gives null, or what is wrong.</summary>
    public string ReadEnd(JsonReader json, byte[] window, LeftOut leftOut)
    {
        if (json.Read() != JsonToken.ObjectStart) return "an object in curly brackets is wanted";
        while (json.Read() == JsonToken.Name)
        {
            int table = 0;
            while (table < _counts.Length && !json.Is(_keeper.FormAt(table).Name)) table++;
            int name = json.Offset;
            int nameCount = json.Count;
            json.Read();
            if (table == _counts.Length)
            {
                if (json.TryInt32(1, int.MaxValue, out int records)) leftOut.AddTable(window, name, nameCount, records);
                if (!json.Skip()) return RecordReader.NoJson;
                continue;
            }
            if (!json.TryInt32(0, int.MaxValue, out int count)) return "a number is wanted";
            _promised[table] = count;
        }
        return json.Token == JsonToken.ObjectEnd ? null : RecordReader.NoJson;
    }

    /// <summary>What is wrong when all has come; null when nothing is.</summary>
    public string Problem()
    {
        for (int i = 0; i < _counts.Length; i++)
        {
            if (_promised[i] == NotPromised || _promised[i] == _counts[i]) continue;
            return "there are " + _counts[i].ToString() + " " + _keeper.FormAt(i).Name + " where " + _promised[i].ToString() + " were written: some are missing, or there are too many";
        }
        return null;
    }
}
