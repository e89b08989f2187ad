using PocketSpy.Matchmaking.Wire;
using PocketSpy.Tests;
using PocketSpy.Wire;

namespace PocketSpy.Matchmaking.Tests.ServerBrowser;

/// <summary>A list request, as the SDK writes it.</summary>
internal sealed class ListAsk
{
    /// <summary>Eight characters that keep the rule of list challenges.</summary>
    internal byte[] Challenge { get; set; } = Raw.Bytes("+d$(SS(.");

    /// <summary>The asking game's key, if it is none of the fake ones.</summary>
    internal byte[] OwnKey { get; set; }

    internal byte[] Key => OwnKey ?? FakeGameKeys.KeyOf(Asker);

    internal string Game { get; set; } = BrowserWorld.Game;

    internal string Asker { get; set; } = BrowserWorld.Game;

    internal string Filter { get; set; } = "";

    internal string Fields { get; set; } = "";

    internal int Options { get; set; }

    internal uint Source { get; set; }

    internal uint Limit { get; set; }

    internal int Protocol { get; set; } = 1;

    internal int Encoding { get; set; } = 3;

    internal byte[] Bytes()
    {
        WireWriter writer = new();
        writer.Load(new byte[4_096], 0, 4_096);
        writer.WriteUInt16BigEndian(0);
        writer.WriteByte(0);
        writer.WriteByte(Protocol);
        writer.WriteByte(Encoding);
        writer.WriteUInt32LittleEndian(1);
        WriteEnded(writer, Game);
        WriteEnded(writer, Asker);
        writer.WriteBytes(Challenge);
        WriteEnded(writer, Filter);
        WriteEnded(writer, Fields);
        writer.WriteUInt32BigEndian((uint)Options);
        if ((Options & ListOptions.AlternateSource) != 0) writer.WriteUInt32BigEndian(Source);
        if ((Options & ListOptions.Limit) != 0) writer.WriteUInt32LittleEndian(Limit);
        writer.SetUInt16BigEndian(0, writer.Length);
        return Raw.Copy(writer.Buffer, writer.Length);
    }

    private static void WriteEnded(WireWriter writer, string text)
    {
        writer.WriteBytes(Raw.Bytes(text));
        writer.WriteByte(0);
    }
}
