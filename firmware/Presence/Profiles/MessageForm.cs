using PocketSpy.Core;

namespace PocketSpy.Presence.Profiles;

/// <summary>Messages that wait in a backup.</summary>
internal sealed class MessageForm : TableForm
{
    public override string Name => "messages";
}
