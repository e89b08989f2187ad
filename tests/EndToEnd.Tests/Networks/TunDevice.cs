using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PocketSpy.EndToEnd.Tests.Networks;

/// <summary>A network card made of software: what is sent over it is read here, what is written here comes in over it. Whole IPv4 packets.</summary>
internal sealed class TunDevice : IDisposable
{
    private const ulong SetInterface = 0x400454CA;
    private const short TunWithoutHead = 0x1001;
    private const int RequestBytes = 40;
    private const int FlagsAt = 16;
    private const short Readable = 1;

    private readonly SafeFileHandle _handle;

    private TunDevice(SafeFileHandle handle)
    {
        _handle = handle;
    }

    /// <summary>Makes one in a network, with an address and a partner behind it.</summary>
    public static TunDevice Create(NetworkSpace space, string name, string address, string partner)
    {
        TunDevice device = null;
        space.Run(() =>
        {
            SafeFileHandle handle = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            byte[] request = new byte[RequestBytes];
            System.Text.Encoding.ASCII.GetBytes(name, request);
            BitConverter.TryWriteBytes(request.AsSpan(FlagsAt), TunWithoutHead);
            if (Control(handle, SetInterface, request) != 0) throw new Win32Exception();
            device = new TunDevice(handle);
        });
        space.Ip($"address add {address} peer {partner} dev {name}");
        space.Ip($"link set {name} up");
        return device;
    }

    /// <summary>Waits until one of them has something to read, or the time is over.</summary>
    public static bool Wait(TunDevice one, TunDevice other, int milliseconds, out bool isFirst)
    {
        PollEntry[] entries = [one.Entry(), other.Entry()];
        bool isAny = Poll(entries, 2, milliseconds) > 0;
        isFirst = isAny && (entries[0].Came & Readable) != 0;
        return isAny;
    }

    /// <summary>Reads a packet.</summary>
    public int Read(byte[] packet) => (int)Read(_handle, packet, packet.Length);

    /// <summary>Writes a packet.</summary>
    public void Write(byte[] packet, int count) => _ = Write(_handle, packet, count);

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private PollEntry Entry() => new() { File = (int)_handle.DangerousGetHandle(), Wanted = Readable };

    [DllImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static extern int Control(SafeFileHandle file, ulong request, byte[] argument);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static extern int Poll([In, Out] PollEntry[] entries, ulong count, int milliseconds);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    private static extern nint Read(SafeFileHandle file, byte[] buffer, nint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(SafeFileHandle file, byte[] buffer, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int File;
        public short Wanted;
        public short Came;
    }
}
