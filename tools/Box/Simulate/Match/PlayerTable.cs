namespace PocketSpy.Box.Simulate.Match;

/// <summary>The players of a game, or its teams: names of keys, and a row of values each.</summary>
public sealed record PlayerTable(string[] Keys, string[][] Rows)
{
    /// <summary>None.</summary>
    public static PlayerTable Empty { get; } = new([], []);

    /// <summary>How a heartbeat has it: how many, the names, an empty name, the values player by player.</summary>
    public void Write(PacketBuilder packet)
    {
        packet.Big16(Rows.Length);
        foreach (string key in Keys) packet.Text(key);
        packet.Byte(0);
        foreach (string[] row in Rows)
        {
            foreach (string value in row) packet.Text(value);
        }
    }
}
