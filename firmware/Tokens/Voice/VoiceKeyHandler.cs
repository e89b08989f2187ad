using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Tokens.Nadeo;
using PocketSpy.Tokens.Wire;
using PocketSpy.Web.Http;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Voice;

/// <summary>
/// POST /voice/key: a voice key for whoever is signed in, by a Nadeo token or a login ticket of presence. Who it is for comes from there and never from the
/// request. No key, token or ticket stands in any log.
/// </summary>
public sealed class VoiceKeyHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/voice/key";

    /// <summary>Seconds that a key lets somebody in.</summary>
    public const int KeySeconds = 300;

    private const int OpenIdBytes = 11;
    private const int NoPlayer = 0;

    private readonly VoiceSettings _settings;
    private readonly TokenOffice _office;
    private readonly GpcmContext _context;
    private readonly VoiceRations _rations;
    private readonly AuthBuffer _record = new();
    private readonly byte[] _openId = new byte[OpenIdBytes];
    private readonly byte[] _room = new byte[AuthBuffer.TextBytes];
    private readonly byte[] _plain = new byte[AuthBuffer.MaximumBytes];
    private readonly byte[] _random = new byte[SymmetryCipher.MostRandom];
    private readonly byte[] _cipher = new byte[SymmetryCipher.SizeOf(AuthBuffer.MaximumBytes) + SymmetryCipher.BlockSize];
    private readonly byte[] _text = new byte[512];

    /// <param name="settings">Application and key; null for no voice keys at all.</param>
    /// <param name="office">Checks tokens.</param>
    /// <param name="context">Knows who is signed in.</param>
    /// <param name="players">Players at once.</param>
    public VoiceKeyHandler(VoiceSettings settings, TokenOffice office, GpcmContext context, int players)
    {
        _settings = settings;
        _office = office;
        _context = context;
        _rations = new VoiceRations(players);
    }

    /// <summary>Keys that were made.</summary>
    public int Made { get; private set; }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        int status = Judge(request, out int profileId, out int roomCount);
        if (status != 200)
        {
            TokenAnswer.Fail(response, status, null, _context.Tools.Random);
            return;
        }
        long expires = _office.Time.Seconds + KeySeconds;
        int cipherCount = Encipher(profileId, roomCount, (uint)expires);
        int textCount = Base64.Standard.Encode(_cipher, 0, cipherCount, _text, 0);
        TokenAnswer.Send(response, new VoiceDocument
        {
            appId = _settings.AppId,
            openId = profileId.ToString(),
            room = Ascii.ToText(_room, 0, roomCount),
            expires = expires,
            authBuffer = Ascii.ToText(_text, 0, textCount),
        });
        Made++;
    }

    /// <summary>Makes the record and enciphers it: bytes from the start of <see cref="Cipher"/>. Allocates nothing.</summary>
    public int Encipher(int profileId, int roomCount, uint expires)
    {
        int digits = DecimalText.CountOf(profileId);
        DecimalText.WriteBefore(_openId, digits, profileId);
        int count = _record.Write(_plain, _openId, digits, _settings.AppId, expires, _room, 0, roomCount);
        _context.Tools.Random.Fill(_random, 0, SymmetryCipher.RandomOf(count));
        return SymmetryCipher.Encrypt(_settings.Key, _plain, count, _random, _cipher);
    }

    /// <summary>Where <see cref="Encipher"/> writes to.</summary>
    public byte[] Cipher => _cipher;

    private int Judge(HttpRequest request, out int profileId, out int roomCount)
    {
        profileId = NoPlayer;
        roomCount = 0;
        if (_settings is null) return 404;
        if (!request.MethodIs("POST")) return 405;
        if (!_office.Time.IsKnown) return 503;
        profileId = PlayerOf(request);
        if (profileId == NoPlayer) return 401;
        if (!TryReadRoom(request, out roomCount)) return 400;
        return _rations.TryUse(profileId, _context.Tools.Clock.Milliseconds) ? 200 : 429;
    }

    private int PlayerOf(HttpRequest request)
    {
        if (!Authorization.TryToken(request, "Bearer ", out int offset, out int count) && !Authorization.TryToken(request, "nadeo_v1 t=", out offset, out count)) return NoPlayer;
        int profileId = _context.ProfileOfTicket(request.Buffer, offset, count);
        if (profileId != NoPlayer) return profileId;
        if (!_office.TryOpen(request.Buffer, offset, count, false, Audience.Of(request))) return NoPlayer;
        ProfileTable profiles = _context.Store.Profiles;
        int row = profiles.NextOfUser(_office.Claims.UserId, ProfileTable.None);
        return row < 0 ? NoPlayer : profiles.IdAt(row);
    }

    // Whatever else stands in the body, an open id say, is passed over.
    private bool TryReadRoom(HttpRequest request, out int count)
    {
        count = 0;
        if (request.BodyCount == 0) return true;
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        if (json.Read() != JsonToken.ObjectStart) return false;
        while (json.Read() == JsonToken.Name)
        {
            if (!json.Is("room"))
            {
                if (!json.Skip()) return false;
                continue;
            }
            if (json.Read() != JsonToken.Text) return false;
            count = json.CopyText(_room, 0, AuthBuffer.TextBytes);
            if (count <= 0 || !LineText.Is(_room, 0, count)) return false;
        }
        return json.Token == JsonToken.ObjectEnd && json.Read() == JsonToken.End;
    }
}
