using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PocketSpy.Core;
using PocketSpy.Net;

namespace PocketSpy.Box.Host;

/// <summary>
/// Lets datagrams leave from the address that their client asked, where a PC has several: a client drops an answer from another one. By the packet
/// information of Linux (man 7 ip, IP_PKTINFO); elsewhere `--bind ADDRESS` does it.
/// </summary>
public sealed class SourceCalls : ISocketCalls
{
    // Clients whose address of the box is remembered, for a port.
    private const int MostClients = 8_192;

    private readonly PlainCalls _plain = new();
    private readonly ConditionalWeakTable<Socket, Dictionary<long, uint>> _asked = [];
    private readonly PacketMessage _message = new();

    /// <inheritdoc />
    public void Opened(Socket port)
    {
        if (!OperatingSystem.IsLinux() || port.LocalEndPoint is not IPEndPoint local || !local.Address.Equals(IPAddress.Any)) return;
        port.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.PacketInformation, true);
        _asked.AddOrUpdate(port, []);
    }

    /// <inheritdoc />
    public bool HasDatagram(Socket port) => _plain.HasDatagram(port);

    /// <inheritdoc />
    public int ReceiveFrom(Socket port, byte[] buffer, int most, ref EndPoint sender)
    {
        if (!_asked.TryGetValue(port, out Dictionary<long, uint> asked)) return _plain.ReceiveFrom(port, buffer, most, ref sender);
        SocketFlags flags = SocketFlags.None;
        int count = port.ReceiveMessageFrom(buffer, 0, most, ref flags, ref sender, out IPPacketInformation packet);
        // One that forges senders shall not fill the memory; who is forgotten is remembered with the next datagram.
        if (asked.Count >= MostClients) asked.Clear();
        asked[SocketAddresses.EndPointOf(sender)] = SocketAddresses.AddressOf(packet.Address);
        return count;
    }

    /// <inheritdoc />
    public void SendTo(Socket port, byte[] buffer, int offset, int count, EndPoint to)
    {
        if (_asked.TryGetValue(port, out Dictionary<long, uint> asked))
        {
            long client = SocketAddresses.EndPointOf(to);
            // A broadcast was sent to no address of the box: the system refuses that as a source, and chooses one.
            if (asked.TryGetValue(client, out uint source) && _message.TrySend(port, buffer, offset, count, client, source)) return;
        }
        _plain.SendTo(port, buffer, offset, count, to);
    }

    /// <inheritdoc />
    public int Receive(Socket link, byte[] buffer) => _plain.Receive(link, buffer);

    /// <inheritdoc />
    public bool CanSend(Socket link) => _plain.CanSend(link);

    /// <inheritdoc />
    public int Send(Socket link, byte[] buffer, int offset, int count) => _plain.Send(link, buffer, offset, count);

    /// <summary>struct msghdr with one piece of data and the packet information, in memory that stays where it is.</summary>
    private sealed class PacketMessage
    {
        private const int InternetFamily = 2;
        private const int InternetLevel = 0;
        private const int PacketInformation = 8;
        private const int AddressBytes = 16;
        private const int InformationBytes = 12;

        private static readonly int Word = IntPtr.Size;
        private static readonly int ControlHead = Word + 8;
        private static readonly int ControlBytes = (ControlHead + InformationBytes + Word - 1) / Word * Word;

        private readonly nint _head;
        private readonly nint _address;
        private readonly nint _piece;
        private readonly nint _control;

        internal PacketMessage()
        {
            _head = Marshal.AllocHGlobal(Word * 7 + AddressBytes + Word * 2 + ControlBytes);
            _address = _head + Word * 7;
            _piece = _address + AddressBytes;
            _control = _piece + Word * 2;
            Marshal.WriteIntPtr(_head, _address);
            Marshal.WriteIntPtr(_head, Word, AddressBytes);
            Marshal.WriteIntPtr(_head, Word * 2, _piece);
            Marshal.WriteIntPtr(_head, Word * 3, 1);
            Marshal.WriteIntPtr(_head, Word * 4, _control);
            Marshal.WriteIntPtr(_head, Word * 5, ControlBytes);
            Marshal.WriteIntPtr(_head, Word * 6, 0);
            for (int i = 0; i < AddressBytes; i++) Marshal.WriteByte(_address, i, 0);
            Marshal.WriteInt16(_address, InternetFamily);
            Marshal.WriteIntPtr(_control, ControlHead + InformationBytes);
            Marshal.WriteInt32(_control, Word, InternetLevel);
            Marshal.WriteInt32(_control, Word + 4, PacketInformation);
            Marshal.WriteInt32(_control, ControlHead, 0);
            Marshal.WriteInt32(_control, ControlHead + 8, 0);
        }

        internal bool TrySend(Socket port, byte[] buffer, int offset, int count, long to, uint source)
        {
            Marshal.WriteInt16(_address, 2, IPAddress.HostToNetworkOrder((short)EndPoints.Port(to)));
            Marshal.WriteInt32(_address, 4, IPAddress.HostToNetworkOrder((int)EndPoints.Address(to)));
            Marshal.WriteInt32(_control, ControlHead + 4, IPAddress.HostToNetworkOrder((int)source));
            GCHandle held = GCHandle.Alloc(buffer, GCHandleType.Pinned);
            try
            {
                Marshal.WriteIntPtr(_piece, held.AddrOfPinnedObject() + offset);
                Marshal.WriteIntPtr(_piece, Word, count);
                return SendMessage((int)port.Handle, _head, 0) == count;
            }
            finally
            {
                held.Free();
            }
        }

        [DllImport("libc", EntryPoint = "sendmsg")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern nint SendMessage(int socket, nint message, int flags);
    }
}
