using PocketSpy.Core;

namespace PocketSpy.Nintendo.Nas;

/// <summary>User ids of consoles in a backup.</summary>
internal sealed class AccountForm : TableForm
{
    public override string Name => "accounts";
}
