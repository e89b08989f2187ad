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

    /// <summary>Writes the page; <paramref name="size"/> is a paper size of CSS, A4 or A6.</summary>
    public static string Write(CardText card, string size)
    {
        string network = WebUtility.HtmlEncode(card.Network);
        string address = WebUtility.HtmlEncode(card.Address);
        string password = card.Password is null ? "none: it is an open network" : WebUtility.HtmlEncode(card.Password);
        bool small = size == "A6";
        string page = small ? "@page{size:105mm 148mm;margin:6mm}html{font-size:7.6pt}@media screen{body{width:105mm;padding:6mm}}"
            : "@page{size:A4 portrait;margin:18mm}html{font-size:14pt}@media screen{body{width:210mm;padding:18mm}}";
        string dnsOfDs = card.IsRouters ? $"Open that connection again: <b>Auto-obtain DNS</b> No, <b>Primary DNS</b> and <b>Secondary DNS</b> {address}. Save." : "Leave <b>Auto-obtain IP address</b> and <b>Auto-obtain DNS</b> at Yes.";
        string dnsOfWii = card.IsRouters ? $"Change Settings: <b>Auto-Obtain DNS</b> No, <b>Primary DNS</b> and <b>Secondary DNS</b> {address}." : "Leave <b>Auto-Obtain IP Address</b> and <b>Auto-Obtain DNS</b> at Yes.";
        string dnsOfPc = card.IsRouters ? $"Set the DNS server of that connection to <b>{address}</b>." : "Leave address and DNS server at automatic.";
        string dns = card.IsRouters ? $"<dt>DNS server</dt><dd>{address}</dd>" : $"<dt>Address</dt><dd>{address}</dd>";
        string ds = card.TakesDs
            ? $"""
              <section><h2>Nintendo DS, DS Lite, DSi (DS games)</h2>
              <ol><li>In the game: Nintendo WFC, <b>Nintendo WFC Settings</b>, a free connection, <b>Search for an Access Point</b>, choose <b>{network}</b>.</li>
              <li>{dnsOfDs}</li>
              <li>Test the connection, then play online. DS games need a patch for that: ask the person who brought this box.</li></ol></section>
              """
            : "<section><h2>Nintendo DS</h2><p>A DS cannot join a Wi-Fi with this kind of password. It needs an open network.</p></section>";
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <title>PocketSpy: play online here</title>
            <style>{Style}{page}</style>
            </head>
            <body>
            <main>
            <header><h1>Play online with PocketSpy</h1>
            <p class="lead">This box answers for the online services that were switched off. No Internet needed.</p></header>
            <div class="wifi">{QrSvg.Draw(WifiCode.Of(card.Network, card.Password))}
            <dl><dt>Wi-Fi</dt><dd>{network}</dd><dt>Password</dt><dd>{password}</dd>{dns}</dl></div>
            {ds}
            <section><h2>Wii</h2>
            <ol><li>Wii Settings, <b>Internet</b>, <b>Connection Settings</b>, a free connection, <b>Wireless</b>, <b>Search for an Access Point</b>, choose <b>{network}</b>.</li>
            <li>{dnsOfWii} Save; the test must succeed.</li>
            <li>Start the game and play online. Wii games need a patch for that: ask the person who brought this box.</li></ol></section>
            <section><h2>PC</h2>
            <ol><li>Join the Wi-Fi <b>{network}</b>; the code above does it on a phone or tablet.</li>
            <li>{dnsOfPc}</li>
            <li>Start the game and choose its online or Internet menu.</li></ol></section>
            <footer>Who is here and what is played: http://{address}/ in any browser on this Wi-Fi.</footer>
            </main>
            </body>
            </html>

            """;
    }
}
