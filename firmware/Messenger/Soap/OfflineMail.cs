using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Wire;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Soap;

/// <summary>Messages for those who are away: kept until they are fetched and deleted, a bounded number for each.</summary>
public sealed class OfflineMail
{
    /// <summary>Messages that wait for one person.</summary>
    public const int MostWaiting = 25;

    /// <summary>Longest message, percent signs as in a nick.</summary>
    public const int TextBytes = 640;

    private const int Numbers = 1 << 20;

    private readonly MsnContext _context;

    /// <param name="context">What the handlers share.</param>
    public OfflineMail(MsnContext context)
    {
        _context = context;
    }

    /// <summary>How many wait for somebody.</summary>
    public int CountFor(int user)
    {
        int count = 0;
        for (long item = Next(user, ItemKeys.FirstMessage); item >= 0; item = Next(user, item + 1)) count++;
        return count;
    }

    /// <summary>The first message from a number on; -1 when there is none.</summary>
    public long Next(int user, long item) => _context.People.Next(user, item);

    /// <summary>Keeps a message. Gives an error of the protocol.</summary>
    public int Keep(int sender, int recipient, byte[] text)
    {
        int waiting = CountFor(recipient);
        if (waiting >= MostWaiting) return MsnError.ListFull;
        int size = MsnText.Normalize(text, 0, text.Length, _context.Scratch, TextBytes);
        if (size <= 0) return MsnError.Parameter;
        long item = ItemKeys.FirstMessage;
        while (_context.People.Contains(recipient, item) && item < ItemKeys.FirstMessage + Numbers) item++;
        KvWriter record = _context.People.Begin();
        record.Pair(PeopleTable.Sender, sender);
        record.Pair(PeopleTable.Text, _context.Scratch, 0, size);
        StorageResult result = _context.People.Put(recipient, item);
        if (result != StorageResult.Ok) return result == StorageResult.Full ? MsnError.ListFull : MsnError.Server;
        MsnLink link = _context.Online(recipient);
        if (link is not null && link.Version >= 11) Announce(link, "text/x-msmsgsoimnotification");
        return MsnError.None;
    }

    /// <summary>The text of a message as it was sent; null when there is none.</summary>
    public byte[] Read(int user, long item)
    {
        if (item < ItemKeys.FirstMessage || !_context.People.Read(user, item) || !_context.People.Fields.TryGet(PeopleTable.Text, out int offset, out int count)) return null;
        byte[] text = new byte[count];
        int size = MsnText.Decode(_context.People.Buffer, offset, count, text, count);
        return MsnContext.Copy(text, 0, size);
    }

    /// <summary>Removes a message.</summary>
    public bool Remove(int user, long item) => item >= ItemKeys.FirstMessage && _context.People.Remove(user, item) == StorageResult.Ok;

    /// <summary>Tells somebody who signs in what waits.</summary>
    public void Announce(MsnLink link) => Announce(link, "text/x-msmsgsinitialmdatanotification");

    /// <summary>Writes what is told of all messages of somebody.</summary>
    public void WriteData(WireWriter writer, int user)
    {
        writer.WriteText("<MD><E><I>0</I><IU>0</IU><O>0</O><OU>0</OU></E><Q><QTM>409600</QTM><QNM>204800</QNM></Q>");
        for (long item = Next(user, ItemKeys.FirstMessage); item >= 0; item = Next(user, item + 1)) WriteOne(writer, user, item);
        writer.WriteText("</MD>");
    }

    private void WriteOne(WireWriter writer, int user, long item)
    {
        if (!_context.People.Read(user, item)) return;
        int sender = _context.People.Number(PeopleTable.Sender);
        _context.People.Fields.TryGet(PeopleTable.Text, out _, out int size);
        byte[] email = _context.EmailOf(sender);
        if (email is null) return;
        byte[] nick = _context.NickOf(sender);
        byte[] name = new byte[nick.Length];
        int count = MsnText.Decode(nick, 0, nick.Length, name, name.Length);
        writer.WriteText("<M><T>11</T><S>6</S><RT>2006-01-01T00:00:00.000Z</RT><RS>0</RS><SZ>");
        writer.WriteDecimal(size);
        writer.WriteText("</SZ>");
        SoapAnswer.Element(writer, "E", email);
        writer.WriteText("<I>");
        writer.WriteDecimal(item);
        writer.WriteText("</I><F>00000000-0000-0000-0000-000000000009</F><N>=?utf-8?B?");
        writer.WriteBase64(Base64.Standard, name, 0, count);
        writer.WriteText("?=</N></M>");
    }

    private void Announce(MsnLink link, string kind)
    {
        if (CountFor(link.UserId) == 0) return;
        byte[] body = new byte[2_048];
        WireWriter writer = new();
        writer.Load(body, 0, body.Length);
        int start = WriteHead(writer, kind);
        WriteData(writer, link.UserId);
        if (writer.Overflowed)
        {
            // The client asks by SOAP then.
            writer.Rewind(start);
            writer.WriteText("too-large");
        }
        writer.WriteText("\r\nInbox-URL: /account\r\nFolders-URL: /account\r\nPost-URL: http://localhost/account\r\n");
        _context.Reply.Begin("MSG").Add("Hotmail").Add("Hotmail").EndWith(body, 0, writer.Length).Send(link);
    }

    private static int WriteHead(WireWriter writer, string kind)
    {
        writer.WriteText("MIME-Version: 1.0\r\nContent-Type: ");
        writer.WriteText(kind);
        writer.WriteText("; charset=UTF-8\r\n\r\nMail-Data: ");
        return writer.Length;
    }
}
