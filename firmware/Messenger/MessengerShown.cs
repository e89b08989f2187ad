using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Notification;
using PocketSpy.Wire.Json;

namespace PocketSpy.Messenger;

/// <summary>What the lobby page and the metrics show of the messenger: who is on, without addresses, and not those who hide.</summary>
public sealed class MessengerShown : PageSource
{
    private readonly MsnContext _context;

    /// <param name="context">Who is here.</param>
    public MessengerShown(MsnContext context)
    {
        _context = context;
    }

    /// <inheritdoc />
    public override string ListName => "messenger";

    /// <inheritdoc />
    public override int Rows => _context.Links.Length;

    /// <inheritdoc />
    public override bool IsBusy => CountPeople() > 0;

    /// <inheritdoc />
    public override bool Write(int row, JsonWriter json)
    {
        MsnLink link = _context.Links[row];
        if (link is null || !link.IsVisible) return false;
        int count = Wire.MsnText.Decode(link.Nick, 0, link.Nick.Length, _context.Scratch, _context.Scratch.Length);
        json.BeginObject();
        json.Name("name");
        json.Text(_context.Scratch, 0, count);
        json.Member("status", PresenceHandler.Statuses.Substring(link.Status * 4, 3));
        json.Member("version", link.Version);
        json.EndObject();
        return true;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "messenger_people";
                help = "People who are signed in to Messenger.";
                return CountPeople();
            case 1:
                name = "messenger_people_limit";
                help = "Links that Messenger has room for, conversations among them.";
                return _context.Links.Length;
            case 2:
                name = "messenger_records";
                help = "Contacts, groups and messages that wait, of all people.";
                return _context.People.Count;
            case 3:
                name = "messenger_records_limit";
                help = "Contacts, groups and messages that can be kept.";
                return _context.People.Capacity;
            case 4:
                name = "messenger_noise_total";
                help = "Commands of Messenger clients that were not understood.";
                return _context.Noise;
            default:
                name = null;
                help = null;
                return 0;
        }
    }

    private int CountPeople()
    {
        int count = 0;
        for (int i = 0; i < _context.Links.Length; i++)
        {
            if (_context.Links[i] is not null && _context.Links[i].IsSignedIn) count++;
        }
        return count;
    }
}
