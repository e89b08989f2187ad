using PocketSpy.Core;

namespace PocketSpy.Web;

/// <summary>How much the web server holds at once.</summary>
public sealed class WebSize
{
    /// <summary>HTTP requests being read at once.</summary>
    public int HttpSessions;

    /// <summary>Bytes of an HTTP body.</summary>
    public int HttpBodyBytes;

    /// <summary>Questions of pages that are answered in a second, whoever asks.</summary>
    public int PageAnswers;

    /// <summary>For a board.</summary>
    public static WebSize For(BoxSize size) => size.Class switch
    {
        BoardClass.Small => new WebSize { HttpSessions = 6, HttpBodyBytes = 2_048, PageAnswers = 4 },
        BoardClass.Large => new WebSize { HttpSessions = 24, HttpBodyBytes = 8_192, PageAnswers = 4 },
        _ => new WebSize { HttpSessions = size.Consoles * 2, HttpBodyBytes = 8_192, PageAnswers = 100 },
    };
}
