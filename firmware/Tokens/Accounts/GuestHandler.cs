using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Presence.Profiles;
using PocketSpy.Presence.Wire;
using PocketSpy.Tokens.Wire;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Tokens.Accounts;

/// <summary>
/// Makes accounts without a game: POST {"email":..,"nick":..,"password":..}, by guests as long as the owner lets them, and by the owner always. POST
/// {"guests":false} is the owner's switch, GET tells how it stands.
/// </summary>
public sealed class GuestHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/api/account";

    private const int LeastPassword = 4;
    private const int MostPassword = 30;
    private const int RequestBytes = 320;

    private readonly GpcmContext _context;
    private readonly AccountDoor _door;
    private readonly OwnerGate _gate;
    private readonly GuestSwitch _guests;
    private readonly byte[] _request = new byte[RequestBytes];
    private readonly byte[] _text = new byte[UserTable.EmailBytes];
    private readonly byte[] _password = new byte[MostPassword];
    private readonly byte[] _encoded = new byte[MostPassword * 2];
    private readonly KvReader _fields = new(8);
    private readonly KvWriter _writer = new();

    /// <param name="context">What presence shares.</param>
    /// <param name="door">Makes users.</param>
    /// <param name="gate">Asks for the PIN.</param>
    /// <param name="guests">The owner's switch.</param>
    public GuestHandler(GpcmContext context, AccountDoor door, OwnerGate gate, GuestSwitch guests)
    {
        _context = context;
        _door = door;
        _gate = gate;
        _guests = guests;
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (request.MethodIs("GET"))
        {
            Say(response, "guests", _guests.IsOn);
            return;
        }
        if (!request.MethodIs("POST"))
        {
            OwnerAnswer.Fail(response, 405, "this is not how it is asked for");
            return;
        }
        bool isOwner = request.PinCount > 0;
        if (isOwner && !_gate.Admits(request, response, from)) return;
        string problem = Read(request, out bool isSwitch, out bool isOn);
        if (problem is not null) OwnerAnswer.Fail(response, 400, problem);
        else if (isSwitch) Switch(response, isOwner, isOn, from);
        else if (!isOwner && !_guests.IsOn) OwnerAnswer.Fail(response, 403, "the owner of the box makes the accounts: ask there");
        else Make(response, from);
    }

    private void Switch(HttpResponse response, bool isOwner, bool isOn, long from)
    {
        if (!isOwner)
        {
            OwnerAnswer.Fail(response, 403, "the owner's PIN is needed");
        }
        else if (!_guests.Set(isOn))
        {
            OwnerAnswer.Fail(response, 503, "the switch could not be kept");
        }
        else
        {
            _context.Tools.Events.Write(_context.Tools.Clients.NameOf(from) + (isOn ? " (owner) lets guests make accounts" : " (owner) lets no guest make accounts"));
            Say(response, "guests", isOn);
        }
    }

    private void Make(HttpResponse response, long from)
    {
        int error = _door.Registrar.Register(_fields, from);
        if (error == GpError.None)
        {
            string client = _context.Tools.Clients.NameOf(from);
            _context.Tools.Events.Write(EventTexts.ProfileMade(client, _door.Registrar.ProfileId));
            Say(response, "ok", true);
            return;
        }
        OwnerAnswer.Fail(response, error == Registrar.HasToWait ? 429 : error == GpError.Database ? 503 : 400, TextOf(error));
    }

    // The fields as the SDK would send them, so that all rules are those of a game's account.
    private string Read(HttpRequest request, out bool isSwitch, out bool isOn)
    {
        isSwitch = false;
        isOn = false;
        int given = 0;
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        if (json.Read() != JsonToken.ObjectStart) return WantedForm;
        _writer.Load(_request, 0, RequestBytes);
        while (json.Read() == JsonToken.Name)
        {
            if (json.Is("guests"))
            {
                json.Read();
                if (json.Token is not (JsonToken.True or JsonToken.False)) return WantedForm;
                isSwitch = true;
                isOn = json.Token == JsonToken.True;
                continue;
            }
            string key = json.Is("email") ? "email" : json.Is("nick") ? "nick" : json.Is("password") ? "passwordenc" : null;
            if (key is null || json.Read() != JsonToken.Text) return WantedForm;
            bool isPassword = key == "passwordenc";
            byte[] target = isPassword ? _password : _text;
            int count = json.CopyText(target, 0, target.Length);
            if (count < 0) return key == "email" ? "the address is too long" : isPassword ? PasswordForm : "the nick is too long";
            if (isPassword && count < LeastPassword) return PasswordForm;
            if (!LineText.Is(target, 0, count)) return "control characters cannot be used";
            given++;
            if (isPassword) _writer.Pair(key, _encoded, 0, PasswordCode.Encode(_password, 0, count, _encoded, 0));
            else _writer.Pair(key, _text, 0, count);
        }
        if (json.Token != JsonToken.ObjectEnd || json.Read() != JsonToken.End || (isSwitch ? given > 0 : given != 3)) return WantedForm;
        return isSwitch || _fields.Load(_request, 0, _writer.Length) ? null : WantedForm;
    }

    private const string WantedForm = "{\"email\":TEXT,\"nick\":TEXT,\"password\":TEXT} is wanted";
    private const string PasswordForm = "a password of 4 to 30 bytes is wanted";

    private static string TextOf(int error) => error switch
    {
        GpError.NewUser => "the address cannot be used",
        GpError.NewUserBadNick => "the nick cannot be used, or is yours already",
        GpError.NewUserBadPassword => "there is an account with this address, and its password is another",
        Registrar.HasToWait => "too much was made or tried from your address: wait a little",
        _ => "the box could not save that",
    };

    private static void Say(HttpResponse response, string flag, bool value)
    {
        JsonWriter json = OwnerAnswer.Begin(response);
        json.BeginObject();
        json.Member(flag, value);
        json.EndObject();
    }
}
