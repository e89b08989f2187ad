using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using PocketSpy.Box.Serial;

namespace PocketSpy.Box.Logs;

/// <summary>The text that a board sends over its serial port. Its speed is set with the operating system's own command.</summary>
public sealed class SerialLog
{
    private const int LongestLine = 512;

    private readonly string _port;
    private readonly int _baud;

    /// <summary>Of the board at this port.</summary>
    public SerialLog(string port, int baud)
    {
        _port = port;
        _baud = baud;
    }

    /// <summary>Copies lines until it is stopped; throws <see cref="LogException"/> when the port cannot be had or goes away.</summary>
    public async Task<int> FollowAsync(TextWriter output, CancellationToken stop)
    {
        if (SerialPorts.ProblemOf(_port) is string problem) throw new LogException(problem);
        SetSpeed();
        try
        {
            await using FileStream port = new(OperatingSystem.IsWindows() ? @"\\.\" + _port : _port, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, true);
            await CopyAsync(port, output, stop);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LogException($"{_port} cannot be read: {exception.Message} Close every other program that uses it and try again.");
        }
        throw new LogException($"{_port} went away. Was the board unplugged?");
    }

    private static async Task CopyAsync(FileStream port, TextWriter output, CancellationToken stop)
    {
        byte[] buffer = new byte[256];
        StringBuilder line = new();
        while (true)
        {
            // A serial port does not let go of a read that waits, so the wait is left instead.
            int count = await port.ReadAsync(buffer, CancellationToken.None).AsTask().WaitAsync(stop);
            if (count == 0) return;
            foreach (byte b in buffer.AsSpan(0, count))
            {
                if (b is >= 0x20 and < 0x7F or (byte)'\t') line.Append((char)b);
                if (b != '\n' && line.Length < LongestLine) continue;
                if (line.Length > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss}  {line}"));
                line.Clear();
            }
            output.Flush();
        }
    }

    private void SetSpeed()
    {
        string baud = _baud.ToString(CultureInfo.InvariantCulture);
        string[] command = OperatingSystem.IsWindows() ? ["cmd", "/c", "mode", _port, $"BAUD={baud}", "PARITY=n", "DATA=8", "STOP=1", "DTR=off", "RTS=off"]
            : ["stty", OperatingSystem.IsMacOS() ? "-f" : "-F", _port, baud, "raw", "-echo", "-hupcl"];
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true });
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) throw new LogException($"{_port} does not take {baud} baud: {error.Trim()} Is it a serial port?");
        }
        catch (Win32Exception exception)
        {
            throw new LogException($"{command[0]} cannot be started: {exception.Message}");
        }
    }
}
