using System;
using PocketSpy.Core;

namespace PocketSpy.App.Tests.Example;

/// <summary>Gives back what comes, behind the owner's word. What could not be kept is not given back.</summary>
public sealed class EchoService : IDatagramService
{
    /// <summary>The standard port of the echo protocol (RFC 862).</summary>
    public const int Port = 7;

    /// <summary>The longest datagram that is taken.</summary>
    public const int DatagramBytes = EchoTable.TextBytes;

    private readonly EchoTable _table;
    private readonly ServiceTools _tools;
    private readonly byte[] _word;
    private readonly int _wordCount;

    /// <param name="table">Where the texts are kept.</param>
    /// <param name="word">The owner's file; its first line counts.</param>
    /// <param name="tools">What all services share.</param>
    public EchoService(EchoTable table, byte[] word, ServiceTools tools)
    {
        _table = table;
        _tools = tools;
        _word = word;
        while (_wordCount < word.Length && word[_wordCount] >= ' ') _wordCount++;
    }

    /// <summary>Datagrams that were given back since the start.</summary>
    public int Given { get; private set; }

    /// <inheritdoc />
    public void Receive(byte[] buffer, int count, long from, IDatagramOutbox outbox)
    {
        if (count == 0 || count > EchoTable.TextBytes || !_table.Add(buffer, count)) return;
        Array.Copy(_word, 0, _tools.Reply, 0, _wordCount);
        Array.Copy(buffer, 0, _tools.Reply, _wordCount, count);
        outbox.Send(_tools.Reply, 0, _wordCount + count, from);
        Given++;
    }
}
