using PocketSpy.Core;
using PocketSpy.Tokens.Nadeo;
using PocketSpy.Tokens.Voice;

namespace PocketSpy.Tokens;

/// <summary>What the metrics show of tokens and voice keys: how many, and never one of them.</summary>
public sealed class TokensShown : PageSource
{
    private readonly TokenOffice _office;
    private readonly VoiceKeyHandler _voice;

    /// <param name="office">Counts tokens.</param>
    /// <param name="voice">Counts voice keys.</param>
    public TokensShown(TokenOffice office, VoiceKeyHandler voice)
    {
        _office = office;
        _voice = voice;
    }

    /// <inheritdoc />
    public override long Gauge(int index, out string name, out string help)
    {
        switch (index)
        {
            case 0:
                name = "tokens_total";
                help = "Tokens that were made.";
                return _office.Made;
            case 1:
                name = "voice_keys_total";
                help = "Voice keys that were made.";
                return _voice.Made;
            case 2:
                name = "time_is_known";
                help = "Whether the box knows the time: without it there are no tokens.";
                return _office.Time.IsKnown ? 1 : 0;
            default:
                name = null;
                help = null;
                return 0;
        }
    }
}
