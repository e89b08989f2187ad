using PocketSpy.Core;
using PocketSpy.Storage;

namespace PocketSpy.Network.Dhcp;

/// <summary>
/// Who has which address: row for row the addresses of the network, from its first on, without the box's own. A row keeps its client when
/// the time is over and after a restart, so that the client finds its address again, until somebody else needs it: first the rows that nobody
/// ever had go, then the one that is over for longest.
/// </summary>
internal sealed class LeaseTable
{
    // One row in the file: its number, the client's hardware address.
    private const int RowBytes = 7;
    private const int NetworkBytes = 8;

    private const int Leased = 1;
    private const int Saved = 2;
    private const int Asked = 4;
    private const long Nobody = 0;
    private const long Avoided = -1;

    private readonly SlotFile _file;
    private readonly uint _server;
    private readonly uint _mask;
    private readonly long[] _clients;
    private readonly int[] _until;
    private readonly byte[] _flags;

    /// <param name="server">The box's address.</param>
    /// <param name="mask">The mask of its network.</param>
    /// <param name="capacity">Most rows, up to 250; a smaller network has fewer.</param>
    /// <param name="file">Where they are kept.</param>
    /// <param name="buffer">A buffer in which the file has room.</param>
    internal LeaseTable(uint server, uint mask, int capacity, SlotFile file, byte[] buffer)
    {
        // Neither the network's own address nor that of all in it nor the box's.
        uint hosts = ~mask > 2 ? ~mask - 2 : 0;
        if (capacity > hosts) capacity = (int)hosts;
        _server = server;
        _mask = mask;
        _file = file;
        _clients = new long[capacity];
        _until = new int[capacity];
        _flags = new byte[capacity];
        Load(buffer);
    }

    /// <summary>Whether the last <see cref="Save"/> failed for lack of memory alone.</summary>
    internal bool LacksMemory => _file.LacksMemory;

    /// <summary>Number of rows.</summary>
    internal int Count => _clients.Length;

    /// <summary>How many rows are lent, and their time is not over.</summary>
    internal int CountLent(int now)
    {
        int count = 0;
        for (int i = 0; i < _flags.Length; i++)
        {
            if ((_flags[i] & Leased) != 0 && _until[i] > now) count++;
        }
        return count;
    }

    /// <summary>The row of a client; -1 when it has none.</summary>
    internal int Find(long client)
    {
        for (int i = 0; i < _clients.Length; i++)
        {
            if (_clients[i] == client) return i;
        }
        return -1;
    }

    /// <summary>The row of an address; -1 when it is none to be lent.</summary>
    internal int RowOf(uint address)
    {
        long row = (long)address - (_server & _mask) - 1;
        if (address == _server) return -1;
        if (address > _server) row--;
        return row < 0 || row >= _clients.Length ? -1 : (int)row;
    }

    /// <summary>The address of a row.</summary>
    internal uint AddressOf(int row)
    {
        uint address = (_server & _mask) + 1 + (uint)row;
        return address < _server ? address : address + 1;
    }

    /// <summary>Whether nobody ever had the row.</summary>
    internal bool IsUnused(int row) => _clients[row] == Nobody;

    /// <summary>Whether what the file says of the row is true.</summary>
    internal bool IsSaved(int row) => (_flags[row] & Saved) != 0;

    /// <summary>
    /// The row that a client without one gets; -1 when all are taken. <paramref name="wanted"/> is the row it would like, or -1. Offers that nobody has
    /// confirmed hold no more than their share of what is not lent: then, and when nothing else is left, the oldest of them gives way.
    /// </summary>
    internal int Choose(int wanted, int now)
    {
        int held = 0;
        int pending = -1;
        int oldest = -1;
        int unused = -1;
        for (int i = 0; i < _clients.Length; i++)
        {
            if (IsOffered(i) && _until[i] > now)
            {
                held++;
                if (pending < 0 || _until[i] < _until[pending]) pending = i;
            }
            else if (unused < 0 && (IsUnused(i) || IsOffered(i)))
            {
                unused = i;
            }
            else if (_until[i] <= now && (oldest < 0 || _until[i] < _until[oldest]))
            {
                oldest = i;
            }
        }
        if (held > 0 && held >= FairShare.Of(_clients.Length - CountLent(now))) return pending;
        if (wanted >= 0 && IsUnused(wanted)) return wanted;
        return unused >= 0 ? unused : oldest >= 0 ? oldest : pending;
    }

    /// <summary>Keeps a row for a client that is being offered it. A lease that still runs is not shortened.</summary>
    internal void Hold(int row, long client, int now, int seconds)
    {
        Take(row, client);
        _flags[row] |= Asked;
        if (_until[row] < now + seconds) _until[row] = now + seconds;
    }

    /// <summary>Lends a row to a client. True when that is news: it had asked for an address, or its time was over.</summary>
    internal bool Lend(int row, long client, int now, int seconds)
    {
        Take(row, client);
        bool isNews = (_flags[row] & Asked) != 0 || _until[row] <= now;
        _flags[row] = (byte)((_flags[row] | Leased) & ~Asked);
        _until[row] = now + seconds;
        return isNews;
    }

    /// <summary>The client does not need the row any more, but may come back.</summary>
    internal void Release(int row, int now)
    {
        if ((_flags[row] & Leased) == 0)
        {
            _clients[row] = Nobody;
            _flags[row] = 0;
        }
        else if (_until[row] > now)
        {
            _until[row] = now;
        }
    }

    /// <summary>Nobody gets the row for a while. Of too many such rows the one that was set aside first is free again.</summary>
    internal void Avoid(int row, int until, int now)
    {
        int avoided = 0;
        int oldest = -1;
        for (int i = 0; i < _clients.Length; i++)
        {
            if (_clients[i] != Avoided || _until[i] <= now) continue;
            avoided++;
            if (oldest < 0 || _until[i] < _until[oldest]) oldest = i;
        }
        if (avoided >= FairShare.Of(_clients.Length)) _clients[oldest] = Nobody;
        _clients[row] = Avoided;
        _flags[row] = 0;
        _until[row] = until;
    }

    /// <summary>Writes all rows that are or were lent. False when they are not durable now.</summary>
    internal bool Save(byte[] buffer)
    {
        int at = SlotFile.TableAt;
        Put(buffer, at, _server, 4);
        Put(buffer, at + 4, _mask, 4);
        at += NetworkBytes;
        // The oldest first: when they are read, that is all that is left of the times.
        int row = Next(-1);
        while (row >= 0)
        {
            buffer[at] = (byte)row;
            Put(buffer, at + 1, _clients[row], RowBytes - 1);
            at += RowBytes;
            row = Next(row);
        }
        if (!_file.Save(buffer, at - SlotFile.TableAt)) return false;
        for (int i = 0; i < _flags.Length; i++)
        {
            if ((_flags[i] & Leased) != 0) _flags[i] |= Saved;
        }
        return true;
    }

    private void Load(byte[] buffer)
    {
        int count = _file.Load(buffer) - NetworkBytes;
        int at = SlotFile.TableAt;
        // Of another network it is worth nothing.
        if (count < 0 || Get(buffer, at, 4) != _server || Get(buffer, at + 4, 4) != _mask) return;
        at += NetworkBytes;
        int rows = count / RowBytes;
        for (int i = 0; i < rows; i++)
        {
            int row = buffer[at];
            if (row < _clients.Length)
            {
                _clients[row] = Get(buffer, at + 1, RowBytes - 1);
                _flags[row] = Leased | Saved;
                _until[row] = i - rows;
            }
            at += RowBytes;
        }
    }

    // It was offered to a client that has not asked for it.
    private bool IsOffered(int row) => (_flags[row] & (Asked | Leased)) == Asked;

    // The lent row that comes after this one in the order of their times, then of their numbers; -1 when it was the last.
    private int Next(int after)
    {
        int next = -1;
        for (int i = 0; i < _clients.Length; i++)
        {
            if ((_flags[i] & Leased) == 0 || (after >= 0 && !Comes(after, i))) continue;
            if (next < 0 || Comes(i, next)) next = i;
        }
        return next;
    }

    private bool Comes(int first, int second) =>
        _until[first] < _until[second] || (_until[first] == _until[second] && first < second);

    private void Take(int row, long client)
    {
        if (_clients[row] == client) return;
        _clients[row] = client;
        _flags[row] = 0;
        _until[row] = 0;
    }

    private static void Put(byte[] buffer, int at, long value, int bytes)
    {
        for (int i = bytes - 1; i >= 0; i--)
        {
            buffer[at + i] = (byte)value;
            value >>= 8;
        }
    }

    private static long Get(byte[] buffer, int at, int bytes)
    {
        long value = 0;
        for (int i = 0; i < bytes; i++) value = (value << 8) | buffer[at + i];
        return value;
    }
}
