using System;
using PocketSpy.Core;
using PocketSpy.Presence.Profiles;
using PocketSpy.Storage;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Gpcm;

/// <summary>Brings messages to players in the form that their SDK knows, now or, for what may wait, at their next login.</summary>
public sealed class Mailbox
{
    /// <summary>bm: a message.</summary>
    public const int Message = 1;

    /// <summary>bm: somebody asks to be a buddy.</summary>
    public const int Request = 2;

    /// <summary>bm: somebody said yes.</summary>
    public const int Authorization = 4;

    /// <summary>bm: somebody took himself off the list.</summary>
    public const int Revocation = 6;

    // Then nobody waits for it any more.
    private const uint KeptSeconds = 60 * 24 * 3_600;

    private static readonly byte[] Nothing = new byte[0];

    private readonly GpcmContext _context;
    private readonly Signature _signature;

    /// <param name="context">What the handlers share.</param>
    /// <param name="signature">Signs requests.</param>
    public Mailbox(GpcmContext context, Signature signature)
    {
        _context = context;
        _signature = signature;
    }

    /// <summary>A text message from a buddy. Full or TooLarge when it has to wait and cannot.</summary>
    public StorageResult SendText(int receiver, int from, byte[] buffer, int offset, int count)
    {
        GpcmSession online = _context.Online(receiver);
        if (online is null || IsQuiet(online, Message)) return Keep(receiver, Message, from, buffer, offset, count);
        Deliver(online, Message, from, 0, buffer, offset, count);
        return StorageResult.Ok;
    }

    /// <summary>
    /// A request to be a buddy: the reason and, as the SDK insists, |signed| with 32 characters at the end. Not Ok when it has
    /// to wait and cannot.
    /// </summary>
    public StorageResult SendRequest(int receiver, int from, byte[] buffer, int offset, int count)
    {
        const string Signed = "\r\n\r\n|signed|";
        int room = MessageTable.TextBytes - Signed.Length - Md5.HexSize;
        if (count > room) count = room;
        byte[] text = _context.Scratch;
        WireWriter writer = _context.Writer;
        writer.Load(text, 0, text.Length);
        writer.WriteBytes(buffer, offset, count);
        // The SDK takes the first |signed| for the mark and gives up when no signature follows: a reason must not hold one.
        for (int i = 0; i < count; i++)
        {
            if (text[i] == '|') text[i] = (byte)'/';
        }
        writer.WriteText(Signed);
        // Signed when it is delivered.
        for (int i = 0; i < Md5.HexSize; i++) writer.WriteByte('0');
        return Bring(receiver, Request, from, text, 0, writer.Length);
    }

    /// <summary>Somebody said yes. An older SDK is told by a message with this very text.</summary>
    public void SendAuthorization(int receiver, int from, string oldText)
    {
        WireWriter writer = _context.Writer;
        writer.Load(_context.Scratch, 0, GpcmContext.ScratchBytes);
        writer.WriteText(oldText);
        Bring(receiver, Authorization, from, _context.Scratch, 0, writer.Length);
    }

    /// <summary>Somebody took himself off the receiver's list. An older SDK is told nothing.</summary>
    public void SendRevocation(int receiver, int from) => Bring(receiver, Revocation, from, Nothing, 0, 0);

    /// <summary>
    /// Delivers all that waits for a client, oldest first; what its quiet mode refuses goes on waiting. What one sent who was blocked
    /// since is dropped, and what waited for too long.
    /// </summary>
    public void DeliverWaiting(GpcmSession session)
    {
        MessageTable messages = _context.Store.Messages;
        for (long key = messages.ReadNext(session.ProfileId, 0); key != 0; key = messages.ReadNext(session.ProfileId, key))
        {
            if (IsQuiet(session, messages.Type)) continue;
            if (!session.Friends.Is(messages.From, FriendList.Blocked) && !messages.IsOlderThan(LastKept()))
            {
                Deliver(session, messages.Type, messages.From, messages.Date, messages.Buffer, MessageTable.TextOffset, messages.TextCount);
            }
            if (messages.Remove(key) != StorageResult.Ok) return;
        }
    }

    /// <summary>Forgets some of what has waited for 60 days. Gives their number.</summary>
    public int DropOld() => _context.Store.Messages.RemoveOlderThan(LastKept());

    /// <summary>Sends one message of any type as it is.</summary>
    public void Forward(GpcmSession receiver, int type, int from, byte[] buffer, int offset, int count)
    {
        KvWriter message = Begin(type, from, 0);
        message.Pair("msg", buffer, offset, count);
        _context.Reply.Send(receiver);
    }

    // One of a kind and sender waits, not several.
    private StorageResult Bring(int receiver, int type, int from, byte[] buffer, int offset, int count)
    {
        GpcmSession online = _context.Online(receiver);
        if (online is null || IsQuiet(online, type))
        {
            return _context.Store.Messages.Has(receiver, type, from) ? StorageResult.Ok : Keep(receiver, type, from, buffer, offset, count);
        }
        Deliver(online, type, from, UnixTime(), buffer, offset, count);
        return StorageResult.Ok;
    }

    private static bool IsQuiet(GpcmSession session, int type) =>
        (session.Quiet & (type == Message ? GpcmSession.QuietMessages : GpcmSession.QuietList)) != 0;

    private StorageResult Keep(int receiver, int type, int from, byte[] buffer, int offset, int count)
    {
        StorageResult result = _context.Store.Messages.Add(receiver, type, from, UnixTime(), buffer, offset, count);
        if (result == StorageResult.Full) _context.Tools.Events.Write(EventTexts.Full("another message"));
        return result;
    }

    private void Deliver(GpcmSession receiver, int type, int from, uint date, byte[] buffer, int offset, int count)
    {
        if (type == Authorization && !receiver.Understands(SdkRevision.NewAuthorization))
        {
            type = Message;
            date = 0;
        }
        else if (type == Authorization || type == Revocation)
        {
            if (type == Revocation && !receiver.Understands(SdkRevision.NewRevocation)) return;
            count = 0;
        }
        // Nobody but its receiver is told a signature, not even a backup.
        if (type == Request && count >= Md5.HexSize)
        {
            byte[] signature = _signature.OfRequest(from, receiver.ProfileId);
            Array.Copy(signature, 0, buffer, offset + count - Md5.HexSize, Md5.HexSize);
        }
        KvWriter message = Begin(type, from, date);
        message.Pair("msg", buffer, offset, count);
        _context.Reply.Send(receiver);
    }

    private KvWriter Begin(int type, int from, uint date)
    {
        KvWriter message = _context.Reply.Begin();
        message.Pair("bm", type);
        message.Pair("f", from);
        if (date != 0) message.Pair("date", date);
        return message;
    }

    // What is older has waited for too long.
    private uint LastKept()
    {
        uint now = UnixTime();
        return now > KeptSeconds ? now - KeptSeconds : 0;
    }

    private uint UnixTime() => (uint)((_context.Tools.Clock.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond);
}
