using System.IO;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using PocketSpy.PageText;

namespace PocketSpy.Box.Card;

/// <summary>The words of a card, out of the page's own table: what a guest reads on paper and on the page is the same.</summary>
public sealed class CardWords
{
    private const string Table = "texts.txt";

    private static readonly TextTable Texts = Load();

    private readonly string _language;
    private readonly CardText _card;

    /// <summary>In a language, with the facts of a card.</summary>
    public CardWords(string language, CardText card)
    {
        _language = language;
        _card = card;
    }

    /// <summary>A text as markup: words of a screen and facts stand out, links are words.</summary>
    public string Of(string key)
    {
        string text = Regex.Replace(WebUtility.HtmlEncode(Texts.Get(key, _language)), @"\(#\w+ ([^)]*)\)", "$1");
        text = Regex.Replace(text, @"\[([^\]]*)\]", "<b>$1</b>");
        return Regex.Replace(text, @"\{(\w+)\}", match => $"<b>{WebUtility.HtmlEncode(match.Groups[1].Value == "wifi" ? _card.Network : _card.Address)}</b>");
    }

    /// <summary>A list of steps.</summary>
    public string Steps(params string[] keys) => $"<ol>{string.Concat(keys.Select(key => $"<li>{Of(key)}</li>"))}</ol>";

    private static TextTable Load()
    {
        using StreamReader reader = new(typeof(CardWords).Assembly.GetManifestResourceStream(Table)!);
        return TextTable.Parse(reader.ReadToEnd());
    }
}
