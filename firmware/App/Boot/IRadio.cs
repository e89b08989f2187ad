namespace PocketSpy.App.Boot;

/// <summary>The board's networks, as far as the box sets them up.</summary>
public interface IRadio
{
    /// <summary>The last digits of the board's own number (MAC), such as "A1B2": they tell two boxes apart.</summary>
    string BoardId { get; }

    /// <summary>Sets the radio up. What the runtime already keeps like this is left alone.</summary>
    RadioResult Configure(RadioPlan plan);

    /// <summary>The box's address on the home network, by Wi-Fi or cable; 0 for none.</summary>
    uint HomeAddress { get; }

    /// <summary>The home network's DNS server; 0 for none.</summary>
    uint HomeNameServer { get; }
}
