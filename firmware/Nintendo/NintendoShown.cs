using PocketSpy.Core;
using PocketSpy.Nintendo.Nas;

namespace PocketSpy.Nintendo;

/// <summary>What the lobby page and the metrics show of the consoles' sign-in.</summary>
public sealed class NintendoShown : PageSource
{
    private readonly AccountTable _accounts;

    /// <param name="accounts">The consoles' user ids.</param>
    public NintendoShown(AccountTable accounts)
    {
        _accounts = accounts;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "sign_ins_total";
                help = "Sign-ins of consoles.";
                return _accounts.SignIns;
            case 1:
                name = "accounts";
                help = "Consoles that were given a user id.";
                return _accounts.Count;
            case 2:
                name = "accounts_limit";
                help = "Consoles that can be remembered.";
                return _accounts.Capacity;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
