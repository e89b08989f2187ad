// The event log. Guests see titles and names; whoever wants to know sees each line as the box wrote it.
const FOLD_MILLISECONDS = 120000;
const SIGN_IN_MILLISECONDS = 15000;

function timeOf(line) {
    const at = new Date(box.heardAt - box.lobby.box.uptimeSeconds * 1000 + line.at);
    return String(at.getHours()).padStart(2, "0") + ":" + String(at.getMinutes()).padStart(2, "0");
}

// The names of games and players in the places of letters and numbers. Who a line begins with is learned from the sign-ins.
function plainWords(text, people) {
    const login = /^(.+?): login ok, (.+?)(?:, friend code ([\d-]+))? \(profile (\d+)\)$/.exec(text);
    if (login) {
        const name = box.names.get(Number(login[4])) || login[2];
        if (/^(Wii|DS|DSi|3DS)\b/.test(login[1])) people.set(login[1], name + " (" + login[1].split(" ")[0] + ")");
        return name + ": login ok" + (login[3] ? ", friend code " + login[3] : "");
    }
    for (const [label, name] of people) if (text.startsWith(label)) text = name + text.slice(label.length);
    const left = /^.+ left \(profile (\d+)\)$/.exec(text);
    if (left && box.names.has(Number(left[1]))) return box.names.get(Number(left[1])) + " left";
    return text
        .replace(/got the new profile \d+$/, "got a new profile")
        .replace(/ for game ([A-Z0-9]{4})\b/, (whole, game) => " for " + titleOf(game))
        .replace(/(a game|its game|challenge of|list of|key of): ?(\w+)/, (whole, before, game) => before + ": " + titleOf(game))
        .replace(/ ?\(profile (\d+)\)/, (whole, id) => box.names.has(Number(id)) ? " (" + box.names.get(Number(id)) + ")" : "")
        .replace(/\bprofile (\d+)/, (whole, id) => box.names.has(Number(id)) ? "profile of " + box.names.get(Number(id)) : whole);
}

// The names that a console asks for as it signs in are one line. Gives {at, text} with the oldest first.
function foldLines(lines) {
    const people = new Map();
    const folds = new Map();
    const shown = [];
    // First who is who, since a console asks for names before it signs in.
    for (const line of lines) plainWords(line.text, people);
    for (const line of lines) {
        const asked = /^(.+?) asked for \S+$/.exec(line.text);
        if (!asked) {
            nameFold(line, shown[shown.length - 1], people, folds);
            shown.push({ at: line.at, text: plainWords(line.text, people) });
            continue;
        }
        const fold = folds.get(asked[1]);
        if (fold && line.at - fold.at < FOLD_MILLISECONDS) {
            fold.n++;
            fold.text = t("log.looks", { who: fold.who, n: fold.n });
            continue;
        }
        const first = { at: line.at, who: people.get(asked[1]) || asked[1], isAddress: /^[\d.]+$/.test(asked[1]), n: 1, text: plainWords(line.text, people) };
        folds.set(asked[1], first);
        shown.push(first);
    }
    return shown;
}

// Before it signs in a console is an address. What the next line says of a console says whose it was.
function nameFold(line, fold, people, folds) {
    const label = [...people.keys()].find(one => line.text.startsWith(one));
    if (!label || !fold || !fold.isAddress || folds.has(label) || line.at - fold.at > SIGN_IN_MILLISECONDS) return;
    fold.who = people.get(label);
    fold.isAddress = false;
    fold.text = t("log.looks", fold);
    folds.set(label, fold);
}

function logLines(lines) {
    return lines.map(line => make("li", "", make("time", "", timeOf(line)), make("span", "", line.text)));
}

function showLog() {
    const lines = $("expert").checked ? box.lines : foldLines(box.lines);
    fill($("latest"), logLines(lines.slice(isTv ? -2 : -5).reverse()), t("lobby.nothing"));
    fill($("lines"), logLines(lines.slice().reverse()), t("lobby.nothing"));
}

function startLog() {
    $("expert").checked = remembered("expert") === "yes";
    $("expert").addEventListener("change", () => {
        remembered("expert", $("expert").checked ? "yes" : "no");
        if (box.lobby) showLog();
    });
}
