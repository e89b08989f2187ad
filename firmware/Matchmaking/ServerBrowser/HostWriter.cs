using PocketSpy.Core;
using PocketSpy.Matchmaking.Hosts;
using PocketSpy.Matchmaking.Wire;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.ServerBrowser;

/// <summary>Writes hosts as lists and pushes carry them.</summary>
internal sealed class HostWriter
{
    private static readonly byte[] NoValue = new byte[] { 0 };

    private readonly HostTable _hosts;
    private readonly HostSelection _selection;
    private readonly PopularValues _popular;
    private readonly WireWriter _writer;
    private byte[] _value;
    private int _valueOffset;
    private int _valueCount;
    private uint _number;

    internal HostWriter(HostTable hosts, HostSelection selection, PopularValues popular, WireWriter writer)
    {
        _hosts = hosts;
        _selection = selection;
        _popular = popular;
        _writer = writer;
    }

    /// <summary>Chooses how the values of each field are written, so that this host's fit.</summary>
    internal void FitTypes(int row, FieldList fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.TypeOf(i) == ListKeyType.Text) continue;
            Load(row, fields, i);
            while (!Fits(fields.TypeOf(i))) fields.SetType(i, fields.TypeOf(i) == ListKeyType.OneByte ? ListKeyType.TwoBytes : ListKeyType.Text);
        }
    }

    /// <summary>Counts the values that are written as text.</summary>
    internal void CountValues(int row, FieldList fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.TypeOf(i) != ListKeyType.Text) continue;
            Load(row, fields, i);
            _popular.Add(_value, _valueOffset, _valueCount);
        }
    }

    /// <summary>Writes a host of a list with its fields. False, and nothing written, when a value does not fit the type that was told for it.</summary>
    internal bool TryWriteListed(int row, FieldList fields, long asker)
    {
        int before = _writer.Length;
        WriteAddresses(row, fields.Count > 0 ? HostFlags.Keys : 0, asker);
        for (int i = 0; i < fields.Count; i++)
        {
            Load(row, fields, i);
            int type = fields.TypeOf(i);
            if (!Fits(type))
            {
                _writer.Rewind(before);
                return false;
            }
            if (type == ListKeyType.Text) WriteIndexed();
            else WriteNumber(type);
        }
        return true;
    }

    /// <summary>Writes a host as it is pushed: text stands without an index. False as <see cref="TryWriteListed"/>.</summary>
    internal bool TryWritePushed(int row, FieldList fields, long asker)
    {
        WriteAddresses(row, fields.Count > 0 ? HostFlags.Keys : 0, asker);
        for (int i = 0; i < fields.Count; i++)
        {
            Load(row, fields, i);
            int type = fields.TypeOf(i);
            if (!Fits(type)) return false;
            if (type == ListKeyType.Text) WriteText();
            else WriteNumber(type);
        }
        return true;
    }

    /// <summary>Writes a host with all its keys, players and teams behind them with their number: player_0. What finds no room is left out.</summary>
    internal void WriteFull(int row, long asker, RosterReader roster)
    {
        WriteAddresses(row, HostFlags.FullRules, asker);
        byte[] data = _hosts.DataOf(row);
        int end = _hosts.KeyBytesOf(row);
        for (int at = 0; at < end;)
        {
            int nameCount = KeyBlock.CountAt(data, at);
            int valueAt = at + nameCount + 1;
            int next = valueAt + KeyBlock.CountAt(data, valueAt) + 1;
            if (!OwnKeys.Contains(data, at, nameCount)) WritePiece(data, at, next - at);
            at = next;
        }
        for (int teams = 0; teams < 2; teams++)
        {
            if (!_hosts.TryLoadRoster(row, teams == 1, roster)) continue;
            while (roster.Next()) WriteMember(roster);
        }
        _writer.WriteByte(0);
    }

    private void Load(int row, FieldList fields, int field)
    {
        int at = _selection.ValueOf(row, fields, field);
        _value = at < 0 ? NoValue : _hosts.DataOf(row);
        _valueOffset = at < 0 ? 0 : at;
        _valueCount = at < 0 ? 0 : KeyBlock.CountAt(_value, at);
    }

    // Only what reads the same again may travel as a number: 7 may, 07 may not.
    private bool Fits(int type)
    {
        if (type == ListKeyType.Text) return true;
        int digits = type == ListKeyType.OneByte ? 3 : 5;
        if (_valueCount == 0 || _valueCount > digits || (_value[_valueOffset] == '0' && _valueCount > 1)) return false;
        return Ascii.TryParseUInt32(_value, _valueOffset, _valueCount, out _number) && _number <= (type == ListKeyType.OneByte ? 0xFFu : 0xFFFFu);
    }

    // The value that was found to fit.
    private void WriteNumber(int type)
    {
        if (type == ListKeyType.OneByte) _writer.WriteByte((int)_number);
        else _writer.WriteUInt16BigEndian((int)_number);
    }

    private void WriteIndexed()
    {
        int index = _popular.IndexOf(_value, _valueOffset, _valueCount);
        if (index >= 0)
        {
            _writer.WriteByte(index);
            return;
        }
        _writer.WriteByte(0xFF);
        WriteText();
    }

    private void WriteText()
    {
        _writer.WriteBytes(_value, _valueOffset, _valueCount);
        _writer.WriteByte(0);
    }

    private void WriteMember(RosterReader roster)
    {
        int before = _writer.Length;
        _writer.WriteBytes(roster.Buffer, roster.NameOffset, roster.NameCount);
        _writer.WriteDecimal(roster.Member);
        _writer.WriteByte(0);
        _writer.WriteBytes(roster.Buffer, roster.ValueOffset, roster.ValueCount);
        _writer.WriteByte(0);
        KeepIfRoom(before);
    }

    private void WritePiece(byte[] data, int offset, int count)
    {
        int before = _writer.Length;
        _writer.WriteBytes(data, offset, count);
        KeepIfRoom(before);
    }

    // The end needs a byte more.
    private void KeepIfRoom(int before)
    {
        int after = _writer.Length;
        _writer.WriteByte(0);
        _writer.Rewind(_writer.Overflowed ? before : after);
    }

    private void WriteAddresses(int row, int flags, long asker)
    {
        long host = _hosts.EndPointOf(row);
        long home = _hosts.PrivateOf(row);
        int traits = _hosts.TraitsOf(row);
        bool console = (traits & HostTraits.Dwc) != 0;
        bool natNegotiation = (traits & HostTraits.NatNegotiation) != 0;
        bool direct = home == 0 || EndPoints.Address(home) == EndPoints.Address(host);
        if (natNegotiation) flags |= HostFlags.NatNegotiation;
        if (!natNegotiation || (direct && !console)) flags |= HostFlags.Unsolicited;

        // Staging rooms are named after the private address, so every player must be told the same. Consoles have none: it only helps behind one router.
        bool told = home != 0 && (!console || EndPoints.Address(host) == EndPoints.Address(asker));
        int port = EndPoints.Port(host);
        int homePort = EndPoints.Port(home);
        HostAddresses.Write(_writer, flags, EndPoints.Address(host), port, told ? EndPoints.Address(home) : 0, homePort == 0 ? port : homePort);
    }
}
