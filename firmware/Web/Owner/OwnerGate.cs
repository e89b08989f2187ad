using PocketSpy.Core;
using PocketSpy.Core.Owner;
using PocketSpy.Web.Http;
using PocketSpy.Wire.Crypto;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Text;

namespace PocketSpy.Web.Owner;

/// <summary>
/// Lets only the owner change things: each request has the PIN in its header X-Pin. A page of another site cannot send that header
/// without being allowed to, which the box never does. Wrong PINs make whoever gives them wait, by address, longer each time; nobody can
/// keep the owner out by that.
/// </summary>
public sealed class OwnerGate : ISetUpGate
{
    /// <summary>Fewest digits of a PIN.</summary>
    public const int LeastDigits = 4;

    /// <summary>Most digits of a PIN.</summary>
    public const int MostDigits = 8;

    /// <summary>For as long after the button nobody needs the PIN.</summary>
    public const int OpenMilliseconds = 10 * 60_000;

    private const int SaltBytes = 8;

    private readonly ServiceTools _tools;

    // Made when the first PIN is judged: most of the time nobody gives one.
    private WrongPins _wrong;
    private long _openUntil;

    /// <param name="tools">What all services share.</param>
    public OwnerGate(ServiceTools tools)
    {
        _tools = tools;
    }

    /// <summary>Whether a PIN is set.</summary>
    public bool HasPin => _tools.Owner.Settings.PinHash.Length > 0;

    /// <summary>Whether the button was held lately, so that no PIN is needed.</summary>
    public bool IsOpen => _tools.Clock.Milliseconds < _openUntil;

    /// <summary>The button was held: for <see cref="OpenMilliseconds"/> no PIN is needed, and nobody waits.</summary>
    public void Open()
    {
        _openUntil = _tools.Clock.Milliseconds + OpenMilliseconds;
        _wrong = null;
    }

    /// <summary>Whether the request may change things. When not, the answer says why: 403 or 429 with an error in JSON.</summary>
    public bool Admits(HttpRequest request, HttpResponse response, long from)
    {
        if (!request.MethodIs("POST") && !request.MethodIs("GET"))
        {
            OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
            return false;
        }
        // The header's presence is what keeps other sites out, even while no PIN is asked for.
        if (request.PinCount == 0)
        {
            OwnerAnswer.Fail(response, 403, HasPin ? "the owner's PIN is needed" : "set a PIN first");
            return false;
        }
        if (IsOpen) return true;
        if (!HasPin)
        {
            OwnerAnswer.Fail(response, 403, "set a PIN first");
            return false;
        }
        return Check(request, response, from);
    }

    /// <summary>Whether the header holds digits that may be a PIN.</summary>
    public static bool IsPin(byte[] buffer, int offset, int count)
    {
        if (count < LeastDigits || count > MostDigits) return false;
        for (int i = 0; i < count; i++)
        {
            if (buffer[offset + i] < '0' || buffer[offset + i] > '9') return false;
        }
        return true;
    }

    /// <summary>Sets the PIN. False when it could not be kept.</summary>
    public bool SetPin(byte[] buffer, int offset, int count)
    {
        byte[] salt = new byte[SaltBytes];
        _tools.Random.Fill(salt, 0, SaltBytes);
        OwnerSettings changed = new();
        changed.CopyFrom(_tools.Owner.Settings);
        changed.PinHash = HashOf(salt, buffer, offset, count);
        return _tools.Owner.Save(changed);
    }

    private bool Check(HttpRequest request, HttpResponse response, long from)
    {
        long now = _tools.Clock.Milliseconds;
        uint address = EndPoints.Address(from);
        _wrong ??= new WrongPins();
        int wait = _wrong.SecondsToWait(address, now);
        if (wait > 0)
        {
            OwnerAnswer.FailWaiting(response, wait, Recovery);
            return false;
        }
        if (IsRight(request.Buffer, request.PinOffset, request.PinCount))
        {
            _wrong.CountRight(address, now);
            return true;
        }
        _tools.Events.Write(_tools.Clients.NameOf(from) + " gave a wrong PIN");
        wait = _wrong.CountWrong(address, now);
        if (wait == 0) OwnerAnswer.Fail(response, 403, "this is not the owner's PIN");
        else OwnerAnswer.FailWaiting(response, wait, Recovery);
        return false;
    }

    /// <summary>How an owner who lost the PIN gets in again, at this box.</summary>
    public string Recovery => _tools.Facts is null ? "" : _tools.Facts.Text(BoxFact.Recovery);

    private bool IsRight(byte[] buffer, int offset, int count)
    {
        string kept = _tools.Owner.Settings.PinHash;
        byte[] digits = System.Text.Encoding.UTF8.GetBytes(kept);
        byte[] salt = new byte[SaltBytes];
        if (digits.Length < SaltBytes * 2 || count > MostDigits || !Hex.TryDecode(digits, 0, SaltBytes * 2, salt, 0)) return false;
        string given = HashOf(salt, buffer, offset, count);
        int difference = given.Length ^ kept.Length;
        for (int i = 0; i < given.Length && i < kept.Length; i++) difference |= given[i] ^ kept[i];
        return difference == 0;
    }

    // Salt and HMAC in hexadecimal digits.
    private static string HashOf(byte[] salt, byte[] pin, int offset, int count)
    {
        byte[] message = new byte[count];
        System.Array.Copy(pin, offset, message, 0, count);
        byte[] code = new HmacSha256(salt).Compute(message);
        byte[] text = new byte[(SaltBytes + HmacSha256.Size) * 2];
        Hex.Encode(salt, 0, SaltBytes, text, 0);
        Hex.Encode(code, 0, HmacSha256.Size, text, SaltBytes * 2);
        return Wire.Ascii.ToText(text, 0, text.Length);
    }
}
