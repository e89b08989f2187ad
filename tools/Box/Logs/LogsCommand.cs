using System;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace PocketSpy.Box.Logs;

/// <summary><c>box logs</c>: follows what a box tells, by cable or over the network.</summary>
public static class LogsCommand
{
    private const int Wrong = 1;
    private const int BadInput = 2;
    private const int StandardPort = 80;
    private const int MovedPort = 8080;

    private static readonly Option<string> Port = new("--port")
    {
        Description = "Read the serial port to which the box is plugged.",
        HelpName = "PORT",
    };

    private static readonly Option<int> Baud = new("--baud")
    {
        Description = "Speed of the serial port.",
        HelpName = "N",
        DefaultValueFactory = _ => 921_600,
    };

    private static readonly Option<string> Server = new("--server")
    {
        Description = "Ask the box at this address instead.",
        HelpName = "ADDRESS",
    };

    private static readonly Option<int> Offset = new("--offset")
    {
        Description = "What `box run --offset` was given.",
        HelpName = "N",
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "Stop after so many seconds (default: at Ctrl+C).",
        HelpName = "N",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command command = new("logs", """
            Follow the event log of a box, by cable (--port) or over the network (--server), until Ctrl+C.

            By cable it also shows what the board says while it starts. Only one program can have the port: nanoff needs it
            back for flashing.

            Exit codes: 0 stopped, 1 the box cannot be reached or went away, 2 a wrong option.
            """)
        {
            Port, Baud, Server, Offset, Seconds,
        };
        command.SetAction((result, stop) => Run(result, stop));
        return command;
    }

    private static async Task<int> Run(ParseResult result, CancellationToken stop)
    {
        string port = result.GetValue(Port);
        string server = result.GetValue(Server);
        if (port is null == server is null) return Refuse("Give either --port PORT or --server ADDRESS.");
        if (result.GetValue(Seconds) < 0) return Refuse("--seconds takes a number from 0 on.");
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (result.GetValue(Seconds) is > 0 and int seconds) end.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            if (port is not null)
            {
                if (result.GetValue(Baud) is < 1_200 or > 4_000_000) return Refuse("--baud takes a number from 1200 to 4000000.");
                return await new SerialLog(port, result.GetValue(Baud)).FollowAsync(Console.Out, end.Token);
            }
            if (!IPAddress.TryParse(server, out IPAddress address) || address.AddressFamily != AddressFamily.InterNetwork) return Refuse($"--server {server} is not a valid IPv4 address such as 192.168.4.1.");
            int offset = result.GetValue(Offset);
            if (offset is < 0 or > 30_000) return Refuse("--offset takes a number from 0 to 30000.");
            return await new WebLog(address, [StandardPort + offset, MovedPort + offset]).FollowAsync(Console.Out, end.Token);
        }
        catch (LogException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Wrong;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return BadInput;
    }
}
