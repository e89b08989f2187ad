using System.Collections;
using nanoFramework.TestFramework;

namespace PocketSpy.Storage.Tests;

/// <summary>
/// A fixed sequence of operations on one log, together with the model of what the log has acknowledged. The operation in
/// flight when the power is cut may count or not; nothing else may differ.
/// </summary>
internal sealed class Script
{
    internal const int Capacity = 12;
    internal const int MaxRecord = 48;
    private const int Keys = 14;

    private readonly int _budget;
    private readonly Hashtable _model = new();
    private uint _random;
    private int _step;
    private long _flightKey;
    private byte[] _flightData;
    private bool _inFlight;

    internal Script(FaultyFileSystem files, int budget, uint seed)
    {
        Files = files;
        _budget = budget;
        _random = seed;
        Reopen();
    }

    internal FaultyFileSystem Files { get; set; }

    internal RecordLog Log { get; private set; }

    internal EventList Events { get; } = new EventList();

    internal StorageResult Opened { get; private set; }

    internal int Compactions { get; private set; }

    internal void Reopen()
    {
        Log = new RecordLog(Files, Events, "t", Capacity, MaxRecord, _budget);
        Opened = Log.Open();
    }

    /// <summary>Runs operations until the power goes or the given number is done.</summary>
    internal void Run(int steps)
    {
        for (int i = 0; i < steps && !Files.IsDead; i++) Step();
    }

    /// <summary>One operation; the result of a put or delete that changes something decides what the model holds.</summary>
    internal void Step()
    {
        _step++;
        long key = ((long)(Next() % Keys) - 3) * 0x100000001L;
        int choice = Next() % 20;
        if (choice == 0)
        {
            int before = Log.FileBytes;
            Log.Compact();
            if (Log.FileBytes < before) Compactions++;
            return;
        }
        if (choice == 1 && !Files.IsDead)
        {
            Reopen();
            return;
        }
        byte[] data = choice < 6 ? null : choice < 8 ? (byte[])_model[key] : NewData(key);
        _flightKey = key;
        _flightData = data;
        _inFlight = true;
        int size = Log.FileBytes;
        StorageResult result = data is null ? Log.Delete(key) : Log.Put(key, data, 0, data.Length);
        if (Log.FileBytes < size) Compactions++;
        if (result == StorageResult.Ok) Acknowledge();
        else if (!Files.IsDead) _inFlight = false;
    }

    /// <summary>A write of a new record while nothing works: it must be refused, and no other answer counts.</summary>
    internal void StepRefused()
    {
        byte[] data = NewData(0);
        Assert.AreNotEqual(StorageResult.Ok, Log.Put(0x700000000L, data, 0, data.Length));
    }

    /// <summary>Asserts that the open log holds what was acknowledged, and settles the operation in flight.</summary>
    internal void AssertMatches(string where)
    {
        if (_inFlight && IsStored(_flightKey, _flightData)) Acknowledge();
        _inFlight = false;
        for (int i = 0; i < Keys; i++)
        {
            long key = (i - 3) * 0x100000001L;
            if (!IsStored(key, (byte[])_model[key])) Assert.IsTrue(false, where + ": record " + i.ToString() + " at step " + _step.ToString());
        }
        Assert.AreEqual(_model.Count, Log.Count, where);
    }

    /// <summary>Lets the last put or delete count or not, for a drive that could not tell its state.</summary>
    internal void DoubtLastChange() => _inFlight = true;

    private void Acknowledge()
    {
        if (_flightData is null) _model.Remove(_flightKey);
        else _model[_flightKey] = _flightData;
        _inFlight = false;
    }

    private bool IsStored(long key, byte[] data)
    {
        byte[] target = new byte[MaxRecord];
        bool there = Log.TryRead(key, target, 0, out int count);
        if (there != Log.Contains(key)) return false;
        if (data is null) return !there;
        if (!there || count != data.Length) return false;
        for (int i = 0; i < count; i++)
        {
            if (target[i] != data[i]) return false;
        }
        return true;
    }

    private byte[] NewData(long key)
    {
        byte[] data = new byte[Next() % (MaxRecord + 1)];
        for (int i = 0; i < data.Length; i++) data[i] = (byte)Next();
        if (data.Length > 1)
        {
            data[0] = (byte)key;
            data[1] = (byte)_step;
        }
        return data;
    }

    private int Next()
    {
        _random = (_random * 1664525) + 1013904223;
        return (int)(_random >> 16);
    }
}
