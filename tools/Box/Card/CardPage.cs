using System.Net;

namespace PocketSpy.Box.Card;

/// <summary>The card as one HTML page without any outside resource; the browser prints it or saves it as PDF.</summary>
public static class CardPage
{
    private const string Style = """
        *{box-sizing:border-box;margin:0}
        body{font:1em/1.35 system-ui,"Noto Sans","DejaVu Sans",Arial,sans-serif;color:#111;background:#fff;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        main{width:100%;display:flex;flex-direction:column;gap:.9em}
        h1{font-size:1.7em;line-height:1.1;letter-spacing:-.01em}
        h2{font-size:1em;line-height:1.2;margin-bottom:.15em}
        .lead{color:#444}
        .wifi{display:flex;gap:1em;align-items:center;border:.12em solid #111;border-radius:.7em;padding:.8em}
        .qr{width:9em;height:9em;flex:none}
        .wifi dl{min-width:0}
        dt{font-size:.8em;color:#444}
        dd{font-size:1.2em;font-weight:700;overflow-wrap:anywhere;margin-bottom:.3em}
        ol{padding-left:1.3em}
        section{break-inside:avoid}
        b{overflow-wrap:anywhere}
        footer{font-size:.8em;color:#444}
        """;

    /// <summary>Writes the page; <paramref name="size"/> is a paper size of CSS, A4 or A6, <paramref name="language"/> one of the table's.</summary>
    public static string Write(CardText card, string size, string language)
    {
        CardWords words = new(language, card);
        string network = WebUtility.HtmlEncode(card.Network);
        string address = WebUtility.HtmlEncode(card.Address);
        string password = card.Password is null ? words.Of("box.nopassword") : WebUtility.HtmlEncode(card.Password);
        string page = size == "A6" ? "@page{size:105mm 148mm;margin:6mm}html{font-size:7pt}@media screen{body{width:105mm;padding:6mm}}"
            : "@page{size:A4 portrait;margin:18mm}html{font-size:13pt}@media screen{body{width:210mm;padding:18mm}}";
        string lan = card.IsRouters ? "lan" : "wifi";
        string ds = card.TakesDs ? words.Steps("ds.menu", "ds." + lan, "ds.patch") : $"<p>{words.Of("box.nods")}</p>";
        return $"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>{words.Of("box.title")}</title>
            <style>{Style}{page}</style>
            </head>
            <body>
            <main>
            <header><h1>{words.Of("box.title")}</h1>
            <p class="lead">{words.Of("box.lead")}</p></header>
            <div class="wifi">{QrSvg.Draw(WifiCode.Of(card.Network, card.Password))}
            <dl><dt>{words.Of("health.wifi")}</dt><dd>{network}</dd><dt>{words.Of("set.password")}</dt><dd>{password}</dd><dt>{words.Of(card.IsRouters ? "tv.dns" : "health.address")}</dt><dd>{address}</dd></dl></div>
            <section><h2>{words.Of("box.ds")}</h2>
            {ds}</section>
            <section><h2>Wii</h2>
            {words.Steps("wii.menu", "wii." + lan, "wii.test", "wii.patch")}</section>
            <section><h2>PC</h2>
            {words.Steps("box.pc", card.IsRouters ? "box.setdns" : "box.auto", "pc.start")}</section>
            <footer>{words.Of("box.footer")}</footer>
            </main>
            </body>
            </html>

            """;
    }
}
