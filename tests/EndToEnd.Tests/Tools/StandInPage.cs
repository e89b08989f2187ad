using System;
using System.Collections.Generic;
using System.Net;
using System.Text;
using System.Threading;

namespace PocketSpy.EndToEnd.Tests.Tools;

/// <summary>A web server of a box that gives one answer after the other, the last one for ever, and notes what was asked.</summary>
internal sealed class StandInPage : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _asked = [];
    private readonly string[] _answers;

    public StandInPage(params string[] answers)
    {
        _answers = answers;
        Offset = Offsets.Draw();
        _listener.Prefixes.Add($"http://127.0.0.1:{80 + Offset}/");
        _listener.Start();
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public int Offset { get; }

    public string[] Asked
    {
        get
        {
            lock (_asked) return [.. _asked];
        }
    }

    public void Dispose() => _listener.Close();

    private void Serve()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = _listener.GetContext();
                int number;
                lock (_asked)
                {
                    number = Math.Min(_asked.Count, _answers.Length - 1);
                    _asked.Add(context.Request.RawUrl);
                }
                context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(_answers[number]));
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }
}
