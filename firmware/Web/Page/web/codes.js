// What consoles show when something went wrong: from, to, and which text says it. A console on the box's own Wi-Fi needs none of the DNS advice.
const CODES = [
    [20100, 20100, "room"], [20101, 20110, "form"], [20111, 20999, "signin"], [23913, 23914, "banned"], [23921, 23921, "taken"], [23400, 23499, "tls"],
    [24100, 24199, "missing"], [29000, 31999, "silent"], [32000, 33999, "shop"], [50000, 50999, "unset"], [51000, 51299, "nowifi"], [51300, 51399, "closed"],
    [52000, 52099, "noaddress"], [52100, 52999, "dns"], [60000, 69999, "stuck"], [71000, 79999, "data"], [80000, 85019, "search"], [85020, 85999, "apart"],
    [86000, 86999, "both"], [90000, 97999, "weak"], [98000, 99999, "gone"], [110211, 110213, "wiishop"],
];

function showCodes() {
    const typed = $("code").value.replace(/\D/g, "");
    const number = Number(typed);
    const fits = ([from, to]) => {
        if (!typed) return true;
        if (typed.length >= 5) return number >= from && number <= to;
        const scale = 10 ** (5 - typed.length);
        return number * scale <= to && (number + 1) * scale > from;
    };
    const row = (code, text) => make("tr", "", make("td", "", code), make("td", "", ...nodesOf(text)));
    const rows = CODES.filter(fits).map(([from, to, text]) => row(from === to ? "" + from : t("codes.to", { from, to }), t("code." + text)));
    $("codes").replaceChildren(...(rows.length ? rows : [row(typed, t("codes.none"))]));
}
