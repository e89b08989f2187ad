using PocketSpy.Core;
using PocketSpy.Presence.Gpcm;
using PocketSpy.Web.Http;
using PocketSpy.Web.Owner;
using PocketSpy.Wire.Http;
using PocketSpy.Wire.Json;
using PocketSpy.Wire.Text;

namespace PocketSpy.Presence.Players;

/// <summary>
/// The players whom the box knows, for the owner. GET lists them, POST {"do":"kick","id":601234567} does one of <see cref="PlayerActions"/>, or
/// {"do":"delete","user":77} for a user with a password whose profile is lost.
/// </summary>
public sealed class PlayersHandler : IHttpHandler
{
    /// <summary>What is asked for.</summary>
    public const string Path = "/api/players";

    private const string WantedForm = "{\"do\":\"kick\",\"id\":NUMBER} is wanted, with kick, release, delete, ban or unban";

    private readonly GpcmContext _context;
    private readonly OwnerGate _gate;
    private readonly PlayerActions _actions;

    /// <param name="context">What presence shares.</param>
    /// <param name="gate">Asks for the PIN.</param>
    public PlayersHandler(GpcmContext context, OwnerGate gate)
    {
        _context = context;
        _gate = gate;
        _actions = new PlayerActions(context);
    }

    /// <inheritdoc />
    public void Handle(HttpRequest request, HttpResponse response, long from)
    {
        if (!_gate.Admits(request, response, from)) return;
        if (request.MethodIs("GET"))
        {
            JsonWriter json = OwnerAnswer.Begin(response);
            response.Send(new PlayersBody(_context, response.Body, json));
            return;
        }
        if (!TryRead(request, out int action, out int id, out int user))
        {
            OwnerAnswer.Fail(response, 400, WantedForm);
            return;
        }
        string problem = user == 0 ? _actions.Run(action, id) : _actions.DeleteUser(user);
        if (problem is not null)
        {
            OwnerAnswer.Fail(response, problem == PlayerActions.NoProfile ? 404 : 409, problem);
            return;
        }
        string client = _context.Tools.Clients.NameOf(from);
        _context.Tools.Events.Write(user == 0 ? EventTexts.OwnerDid(client, PlayerActions.TextOf(action), id) : EventTexts.OwnerDeletedUser(client, user));
        JsonWriter answer = OwnerAnswer.Begin(response);
        answer.BeginObject();
        answer.Member("ok", true);
        answer.EndObject();
    }

    private static bool TryRead(HttpRequest request, out int action, out int id, out int user)
    {
        action = WordList.None;
        id = 0;
        user = 0;
        JsonReader json = new();
        json.Load(request.Buffer, request.BodyOffset, request.BodyCount);
        if (json.Read() != JsonToken.ObjectStart) return false;
        while (json.Read() == JsonToken.Name)
        {
            if (json.Is("do"))
            {
                if (json.Read() != JsonToken.Text) return false;
                action = PlayerActions.Find(request.Buffer, json.Offset, json.Count);
            }
            else if (json.Is("id") || json.Is("user"))
            {
                bool isUser = json.Is("user");
                json.Read();
                if (!json.TryInt32(1, int.MaxValue, out int number)) return false;
                if (isUser) user = number;
                else id = number;
            }
            else
            {
                return false;
            }
        }
        if (json.Token != JsonToken.ObjectEnd || json.Read() != JsonToken.End || action == WordList.None) return false;
        return user == 0 ? id != 0 : id == 0 && action == PlayerActions.Delete;
    }
}
