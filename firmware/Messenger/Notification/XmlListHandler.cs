using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Presence.Profiles;
using PocketSpy.Wire;

namespace PocketSpy.Messenger.Notification;

/// <summary>Lists as XML from MSNP13 on: ADL adds, RML removes, FQY asks what somebody is. Domains hold names: &lt;d n="b"&gt;&lt;c n="a" l="3"/&gt;&lt;/d&gt; is a@b.</summary>
public sealed class XmlListHandler
{
    private const int MostLists = 7;

    private readonly MsnContext _context;
    private readonly ListChanges _changes;
    private readonly PresenceHandler _presence;
    private readonly XmlCursor _xml = new();
    private readonly byte[] _email = new byte[UserTable.EmailBytes];
    private readonly byte[] _domain = new byte[UserTable.EmailBytes];
    private int _domainCount;

    /// <param name="context">What the handlers share.</param>
    /// <param name="changes">Changes lists.</param>
    /// <param name="presence">Tells of statuses.</param>
    public XmlListHandler(MsnContext context, ListChanges changes, PresenceHandler presence)
    {
        _presence = presence;
        _context = context;
        _changes = changes;
    }

    /// <summary>ADL and RML. Whatever is so already stays; nothing is changed when the XML is none.</summary>
    public void Change(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        bool isAdd = line.Is("ADL");
        if (!Walk(link, line, payload, payloadCount, isAdd, false))
        {
            _context.Reply.Error(link, MsnError.BadList, transaction);
            return;
        }
        Walk(link, line, payload, payloadCount, isAdd, true);
        _context.Reply.Begin(isAdd ? "ADL" : "RML", transaction).Add("OK").End().Send(link);
        if (isAdd) _presence.TellOthers(link);
    }

    /// <summary>FQY: every address here is one of Messenger's.</summary>
    public void Tell(MsnLink link, MsnLine line, uint transaction, int payload, int payloadCount)
    {
        if (!Walk(link, line, payload, payloadCount, true, false))
        {
            _context.Reply.Error(link, MsnError.BadList, transaction);
            return;
        }
        WireWriter writer = new();
        byte[] answer = new byte[payloadCount * 2 + 32];
        writer.Load(answer, 0, answer.Length);
        writer.WriteText("<ml>");
        _xml.Load(line.Buffer, payload, payloadCount);
        while (_xml.Next())
        {
            if (_xml.Is("d"))
            {
                writer.WriteText(_xml.IsStart ? "<d n=\"" : "</d>");
                if (_xml.IsStart) WriteAttribute(writer, "n", "\">");
            }
            else if (_xml.Is("c") && _xml.IsStart)
            {
                writer.WriteText("<c n=\"");
                WriteAttribute(writer, "n", "\" t=\"1\"/>");
            }
        }
        writer.WriteText("</ml>");
        if (writer.Length > _context.Tools.Reply.Length - 64) _context.Reply.Error(link, MsnError.BadList, transaction);
        else _context.Reply.Begin("FQY", transaction).EndWith(answer, 0, writer.Length).Send(link);
    }

    /// <summary>The list of one new watcher, or of one who watches no more.</summary>
    public static byte[] WriteOne(byte[] email, byte[] nick, bool isWatched, byte[] scratch)
    {
        int at = Ascii.IndexOf(email, 0, email.Length, '@');
        WireWriter writer = new();
        writer.Load(scratch, 0, scratch.Length);
        writer.WriteText("<ml><d n=\"");
        XmlText.Write(writer, email, at + 1, email.Length - at - 1);
        writer.WriteText("\"><c n=\"");
        XmlText.Write(writer, email, 0, at);
        writer.WriteText("\" l=\"8\" t=\"1\"");
        if (isWatched)
        {
            writer.WriteText(" f=\"");
            XmlText.Write(writer, nick, 0, nick.Length);
            writer.WriteText("\"");
        }
        writer.WriteText("/></d></ml>");
        return MsnContext.Copy(scratch, 0, writer.Length);
    }

    private void WriteAttribute(WireWriter writer, string name, string tail)
    {
        if (_xml.TryAttribute(name, out int offset, out int count)) writer.WriteBytes(_xml.Buffer, offset, count);
        writer.WriteText(tail);
    }

    // Twice: first whether all of it can be read, then for real.
    private bool Walk(MsnLink link, MsnLine line, int payload, int payloadCount, bool isAdd, bool isReal)
    {
        if (payloadCount == 0) return true;
        _xml.Load(line.Buffer, payload, payloadCount);
        _domainCount = -1;
        while (_xml.Next())
        {
            if (!_xml.IsStart) continue;
            if (_xml.Is("d"))
            {
                if (!_xml.TryAttribute("n", out int offset, out int count)) return false;
                _domainCount = XmlCursor.Resolve(line.Buffer, offset, count, _domain);
                if (_domainCount < 1) return false;
            }
            else if (_xml.Is("c"))
            {
                if (!TakeContact(link, isAdd, isReal)) return false;
            }
            else if (!_xml.Is("ml") && !_xml.Is("s") && !_xml.Is("t"))
            {
                return false;
            }
        }
        return !_xml.IsBad;
    }

    private bool TakeContact(MsnLink link, bool isAdd, bool isReal)
    {
        if (_domainCount < 1 || !_xml.TryAttribute("n", out int offset, out int count)) return false;
        int size = XmlCursor.Resolve(_xml.Buffer, offset, count, _email);
        if (size < 1 || size + 1 + _domainCount > UserTable.EmailBytes) return false;
        uint flags = 0;
        if (_xml.TryAttribute("l", out offset, out count) && (!Ascii.TryParseUInt32(_xml.Buffer, offset, count, out flags) || flags > MostLists)) return false;
        if (!isReal || flags == 0) return true;
        _email[size] = (byte)'@';
        System.Array.Copy(_domain, 0, _email, size + 1, _domainCount);
        int contact = _context.FindUser(_email, 0, size + 1 + _domainCount);
        for (int bit = ContactFlags.Forward; contact != 0 && bit <= ContactFlags.Block; bit <<= 1)
        {
            if ((flags & bit) == 0) continue;
            if (isAdd) _changes.Add(link.UserId, link.Contacts, contact, bit, 0, null, 0, 0);
            else _changes.Remove(link.UserId, link.Contacts, contact, bit, 0);
        }
        return true;
    }
}
