using System;
using PocketSpy.Core;
using PocketSpy.Messenger.Wire;
using PocketSpy.Wire;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Text;

namespace PocketSpy.Messenger.Passport;

/// <summary>
/// Tickets, t=..&amp;p=: who signed in and until when, signed with a key that is drawn at each start. None is kept. The binary secret that goes with one is worked
/// out of it.
/// </summary>
public sealed class TicketOffice
{
    /// <summary>Seconds that a ticket is good.</summary>
    public const int Seconds = 24 * 3_600;

    private const int KeyBytes = 32;
    private const int BodyBytes = 8;
    private const int CodeBytes = 16;
    private const int TicketBytes = BodyBytes + CodeBytes;
    private const int TextBytes = TicketBytes / 3 * 4;
    private const byte TicketKind = 1;
    private const byte SecretKind = 2;
    private const byte LockKind = 3;

    private readonly HmacSha256 _code;
    private readonly IClock _clock;
    private readonly byte[] _read = new byte[TicketBytes];

    /// <param name="tools">Draws the key, has the clock.</param>
    public TicketOffice(ServiceTools tools)
    {
        byte[] key = new byte[KeyBytes];
        tools.Random.Fill(key, 0, KeyBytes);
        _code = new HmacSha256(key);
        _clock = tools.Clock;
    }

    /// <summary>A ticket for a user.</summary>
    public string Make(int userId)
    {
        byte[] ticket = new byte[TicketBytes];
        BigEndian.Write32(ticket, 0, (uint)userId);
        BigEndian.Write32(ticket, 4, (uint)(_clock.Milliseconds / 1_000 + Seconds));
        Array.Copy(CodeOf(ticket, TicketKind), 0, ticket, BodyBytes, CodeBytes);
        byte[] text = new byte[TextBytes];
        Base64.Url.Encode(ticket, 0, TicketBytes, text, 0);
        return "t=" + Ascii.ToText(text, 0, TextBytes) + "&p=";
    }

    /// <summary>The user of a ticket; 0 when it is none of this start, or too old. What stands behind the ticket is not looked at.</summary>
    public int Open(byte[] buffer, int offset, int count)
    {
        if (count < 2 + TextBytes || !Ascii.StartsWith(buffer, offset, count, "t=")) return 0;
        if (!Base64.Url.TryDecode(buffer, offset + 2, TextBytes, _read, 0, out int decoded) || decoded != TicketBytes) return 0;
        if (!Ascii.FixedTimeEqual(CodeOf(_read, TicketKind), 0, _read, BodyBytes, CodeBytes)) return 0;
        return BigEndian.Read32(_read, 4) > (uint)(_clock.Milliseconds / 1_000) ? (int)BigEndian.Read32(_read, 0) : 0;
    }

    /// <summary>The binary secret of the ticket that was opened last.</summary>
    public byte[] Secret()
    {
        byte[] secret = new byte[SsoProof.SecretSize];
        Array.Copy(CodeOf(_read, SecretKind), 0, secret, 0, SsoProof.SecretSize);
        return secret;
    }

    /// <summary>Ten digits that whoever sends a message to somebody who is away has to answer; always the same for a ticket, the one that was opened last.</summary>
    public string LockChallenge() => (1_000_000_000 + BigEndian.Read32(CodeOf(_read, LockKind), 0) % 1_000_000_000).ToString();

    private byte[] CodeOf(byte[] ticket, byte kind)
    {
        byte[] message = new byte[BodyBytes + 1];
        Array.Copy(ticket, 0, message, 0, BodyBytes);
        message[BodyBytes] = kind;
        return _code.Compute(message);
    }
}
