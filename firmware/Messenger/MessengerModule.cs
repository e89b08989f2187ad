using PocketSpy.Core;
using PocketSpy.Messenger.Links;
using PocketSpy.Messenger.Passport;
using PocketSpy.Messenger.People;
using PocketSpy.Messenger.Soap;
using PocketSpy.Tokens;
using PocketSpy.Web.Http;

namespace PocketSpy.Messenger;

/// <summary>MSN Messenger, MSNP2 to 15: notification server and conversations on one port, and the sign-in and lists over HTTP that newer versions want.</summary>
public sealed class MessengerModule : Module
{
    private readonly TokensModule _tokens;
    private PeopleTable _people;
    private ProofTable _proofs;

    /// <param name="tokens">Checks passwords, knows the time.</param>
    public MessengerModule(TokensModule tokens)
    {
        _tokens = tokens;
    }

    /// <inheritdoc />
    public override string Name => "messenger";

    /// <inheritdoc />
    public override int HeapBytes => 15_900;

    /// <summary>What the handlers share; there once the module is open.</summary>
    public MsnContext Context { get; private set; }

    /// <inheritdoc />
    public override void Keep(Keeper keeper, ServiceTools tools, BoxSize size)
    {
        MessengerSize own = MessengerSize.For(size);
        _people = new PeopleTable(keeper, own);
        _proofs = new ProofTable(keeper, own);
        keeper.OwnersFile(MessengerSettings.FileName, MessengerSettings.FileBytes);
    }

    /// <inheritdoc />
    public override void Open(IOpener opener, ServiceTools tools, BoxSize size)
    {
        MessengerSize own = MessengerSize.For(size);
        _proofs.Users = _tokens.Presence.Store.Users;
        _tokens.Presence.Context.Watcher = _proofs;
        MessengerSettings settings = MessengerSettings.Read(opener.OwnersText(MessengerSettings.FileName));
        if (settings.BadLines > 0) tools.Events.Write(EventTexts.LinesLeftOut(MessengerSettings.FileName, settings.BadLines, MessengerSettings.Form));
        MsnContext context = new(_tokens.Presence.Store, _people, _proofs, tools, own)
        {
            Tickets = new TicketOffice(tools),
            Door = _tokens.Door,
            Settings = settings,
            Time = _tokens.Time,
        };
        Context = context;
        context.Mail = new OfflineMail(context);
        OimHandler oim = new(context, context.Mail);
        MsnService service = new(context);
        context.Port = opener.Tcp("Messenger: sign-in and conversations", service, MsnService.Port, SocketKind.Presence, MsnService.SignInMilliseconds, own.Links);
        opener.Timed(service);
        opener.Show(new MessengerShown(context));
        _tokens.Web.Add(new HttpRoute(null, NexusHandler.Path, new NexusHandler()));
        _tokens.Web.Add(new HttpRoute(null, LoginHandler.Path, new LoginHandler(_tokens.Door, context.Tickets)));
        _tokens.Web.Add(new HttpRoute(null, RstHandler.Path, new RstHandler(context)));
        _tokens.Web.Add(new HttpRoute(null, WhoPage.Path, new WhoPage()));
        _tokens.Web.Add(new HttpRoute(null, SharingHandler.Path, new SharingHandler(context)));
        _tokens.Web.Add(new HttpRoute(null, AddressBookHandler.Path, new AddressBookHandler(context)));
        _tokens.Web.Add(new HttpRoute(null, OimHandler.StorePath, oim));
        _tokens.Web.Add(new HttpRoute(null, OimHandler.FetchPath, oim));
    }
}
