using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace PocketSpy.EndToEnd.Tests;

/// <summary>A server of GameSpy text messages that does what the test says: a text is the answer, null is silence, <see cref="Close"/> ends the link.</summary>
internal sealed class ScriptedServer : IDisposable
{
    public const string Close = "close";

    private const string End = "\\final\\";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _greeting;
    private readonly Func<string, string> _script;
    private volatile bool _isOver;

    public ScriptedServer(string greeting, Func<string, string> script)
    {
        _greeting = greeting;
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public int Port { get; }

    public void Dispose()
    {
        _isOver = true;
        _listener.Stop();
    }

    private void Serve()
    {
        while (true)
        {
            try
            {
                using Socket socket = _listener.AcceptSocket();
                Speak(socket);
            }
            catch (Exception) when (_isOver)
            {
                // Whatever a listener throws that is being stopped.
                return;
            }
            catch (SocketException)
            {
                // This client is gone; the next one may come.
            }
        }
    }

    private void Speak(Socket socket)
    {
        socket.Send(Encoding.Latin1.GetBytes(_greeting));
        byte[] buffer = new byte[4_096];
        string unread = "";
        int count;
        while ((count = socket.Receive(buffer)) > 0)
        {
            unread += Encoding.Latin1.GetString(buffer, 0, count);
            int end;
            while ((end = unread.IndexOf(End, StringComparison.Ordinal)) >= 0)
            {
                string reply = _script(unread[..(end + End.Length)]);
                unread = unread[(end + End.Length)..];
                if (reply == Close) return;
                if (reply is not null) socket.Send(Encoding.Latin1.GetBytes(reply));
            }
        }
    }
}
