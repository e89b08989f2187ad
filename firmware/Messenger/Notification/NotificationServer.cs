using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Switchboard;
using PocketSpy.Messenger.Wire;

namespace PocketSpy.Messenger.Notification;

/// <summary>The notification server: sign-in, lists, presence, ways into conversations. What a client may send depends on its version and on whether it is signed in.</summary>
public sealed class NotificationServer
{
    private const string ShieldsXml = "<?xml version=\"1.0\" encoding=\"utf-8\" ?><config><shield><cli maj=\"7\" min=\"0\" minbld=\"0\" maxbld=\"9999\" deny=\" \" /></shield><block></block></config>";
    private const int SoapVersion = 13;
    private const int MostKeys = 8;

    private readonly MsnContext _context;
    private readonly SignInHandler _signIn;
    private readonly PresenceHandler _presence;
    private readonly ListHandler _lists;
    private readonly GroupHandler _groups;
    private readonly XmlListHandler _xmlLists;

    /// <param name="context">What the handlers share.</param>
    public NotificationServer(MsnContext context)
    {
        _context = context;
        _presence = new PresenceHandler(context);
        _signIn = new SignInHandler(context, _presence);
        ListChanges changes = new(context, _presence);
        context.Changes = changes;
        _lists = new ListHandler(context, changes, _presence);
        _groups = new GroupHandler(context);
        _xmlLists = new XmlListHandler(context, changes, _presence);
    }

    /// <summary>Runs a command.</summary>
    public void Run(MsnLink link, MsnLine line, int payload, int payloadCount)
    {
        if (line.Is("OUT"))
        {
            link.Close();
            return;
        }
        if (line.Is("PNG"))
        {
            MsnReply answer = _context.Reply.Begin("QNG");
            if (link.Version >= 9) answer.Add(60);
            answer.End().Send(link);
            return;
        }
        if (!line.TryNumber(0, out uint transaction))
        {
            CutOff(link);
            return;
        }
        if (line.Is("VER") || line.Is("INF") || line.Is("CVR") || line.Is("USR")) _signIn.Run(link, line, transaction);
        else if (link.UserId == 0) Refuse(link, transaction);
        else if (!RunPresence(link, line, transaction, payload, payloadCount) && !RunLists(link, line, transaction, payload, payloadCount) && !RunOther(link, line, transaction)) CutOff(link);
    }

    /// <summary>A challenge was not answered in time.</summary>
    public void EndUnanswered(MsnLink link)
    {
        _context.Tools.Events.Write(_context.Tools.Clients.NameOf(link.From) + " did not answer the messenger's challenge (challenge off in messenger.txt asks none)");
        _context.Reply.Begin("OUT").End().Send(link);
        link.Close();
    }

    /// <summary>The link of somebody who was signed in is gone.</summary>
    public void SignOut(MsnLink link)
    {
        if (_context.Online(link.UserId) is not null) return;
        _presence.TellGone(link);
    }

    private bool RunPresence(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        if (line.Is("CHG")) _presence.Change(link, line, transaction);
        else if (line.Is("QRY") && link.Version >= 6) _presence.Answer(link, line, transaction, payload, payloadCount);
        else if (line.Is("UUX") && link.Version >= 11) _presence.SetPersonal(link, line, transaction, payload, payloadCount);
        else if (line.Is("UUN") && link.Version >= SoapVersion) _presence.Notify(link, line, transaction, payload, payloadCount);
        else return false;
        return true;
    }

    private bool RunLists(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        bool isOld = link.Version < SoapVersion;
        bool hasGroups = link.Version >= 7 && isOld;
        if (line.Is("SYN") && isOld) _lists.Synchronize(link, line, transaction);
        else if (line.Is("LST") && isOld) _lists.SendOne(link, line, transaction);
        else if ((line.Is("ADD") && link.Version < 10) || (line.Is("ADC") && isOld && link.Version >= 10)) _lists.Add(link, line, transaction);
        else if (line.Is("REM") && isOld) _lists.Remove(link, line, transaction);
        else if (line.Is("BLP")) _lists.SetPrivacy(link, line, transaction);
        else if (line.Is("GTC") && isOld) _lists.SetAsking(link, line, transaction);
        else if (line.Is("REA") && link.Version < 10) _lists.Rename(link, line, transaction);
        else if (line.Is("PRP")) _lists.SetProperty(link, line, transaction);
        else if (line.Is("SBP") && link.Version >= 10) _lists.SetContactProperty(link, line, transaction);
        else if (line.Is("ADG") && hasGroups) _groups.Add(link, line, transaction);
        else if (line.Is("RMG") && hasGroups) _groups.Remove(link, line, transaction);
        else if (line.Is("REG") && hasGroups) _groups.Rename(link, line, transaction);
        else if ((line.Is("ADL") || line.Is("RML")) && !isOld) _xmlLists.Change(link, line, transaction, payload, payloadCount);
        else if (line.Is("FQY") && link.Version >= 14) _xmlLists.Tell(link, line, transaction, payload, payloadCount);
        else return false;
        return true;
    }

    private bool RunOther(MsnLink link, MsnLine line, uint transaction)
    {
        if (line.Is("XFR") && line.ArgumentIs(1, "SB")) Transfer(link, transaction);
        else if (line.Is("URL")) _context.Reply.Begin("URL", transaction).Add("/account").Add("/account").Add(1).End().Send(link);
        else if (line.Is("GCF")) _context.Reply.Begin("GCF", transaction).Echo(line, 1).EndWith(ShieldsXml).Send(link);
        else if (line.Is("IMS")) _context.Reply.Begin("IMS", transaction).Add(0).Echo(line, 1).End().Send(link);
        else if (line.Is("SND") || line.Is("FND") || line.Is("SDC") || line.Is("PUT") || line.Is("SDG") || line.Is("VAS") || line.Is("NOT")) _context.Reply.Error(link, MsnError.Disabled, transaction);
        else return false;
        return true;
    }

    private void Transfer(MsnLink link, uint transaction)
    {
        bool isHidden = link.Status == PresenceHandler.Hidden && link.Version < SoapVersion;
        if (link.Status < 0 || isHidden || _context.Keys.CountOf(link.UserId) >= MostKeys)
        {
            _context.Reply.Error(link, link.Status < 0 || isHidden ? MsnError.NotWhileHidden : MsnError.TooManyCalls, transaction);
            return;
        }
        string key = _context.Keys.Make(link.UserId, link.Version, 0);
        MsnReply answer = _context.Reply.Begin("XFR", transaction).Add("SB").Add(_context.PlaceFor(link)).Add("CKI").Add(key);
        SwitchboardServer.AddTail(answer, link.Version);
        answer.End().Send(link);
    }

    private void Refuse(MsnLink link, uint transaction)
    {
        _context.Reply.Error(link, MsnError.NotSignedIn, transaction);
        link.Close();
    }

    private void CutOff(MsnLink link)
    {
        _context.NoteNoise(link, "a command that is none here");
        link.Close();
    }
}
