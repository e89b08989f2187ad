function size(bytes) {
    if (bytes < 10240) return (bytes / 1024).toFixed(1) + " KB";
    return bytes < 10485760 ? Math.round(bytes / 1024) + " KB" : Math.round(bytes / 1048576) + " MB";
}

function meterOf(label, used, limit, text, hint) {
    const meter = make("meter", "");
    meter.max = limit;
    meter.low = limit * 0.7;
    meter.high = limit * 0.9;
    meter.optimum = 0;
    meter.value = used;
    meter.setAttribute("aria-label", label);
    return make("div", "", make("div", "top", make("b", "", label), make("span", "line", text)), meter, make("span", "small", hint));
}

// What can be full, and what it is.
const TABLES = {
    players: ["Players", "who can be signed in at once"],
    hosts: ["Game hosts", "all games together"],
    sockets: ["Sockets", "links of consoles, phones and the box's own ports"],
    profiles: ["Profiles", "players whom the box remembers"],
    accounts: ["Consoles", "that got their user id here"],
    leases: ["Addresses", "lent on the box's own Wi-Fi"],
    internal_ram_used_bytes: ["Internal RAM", "radio and sockets live in it"],
};

// What the board tells of itself, and when to ask again. Only a box that measures its RAM has this to tell.
let board = null;
let boardAt = 0;

async function readBoard() {
    if (location.hash !== "#health" || !box.lobby || !box.lobby.full.internal_ram_used_bytes || Date.now() < boardAt) return;
    boardAt = Date.now() + 10000;
    try {
        board = await (await ask("/api/board")).json();
    } catch {
        // Then there is nothing to show of it.
        board = null;
    }
    showHealth();
}

// Tables that are not known here come last, under the names that the box gives them.
function tablesOf(full) {
    const others = Object.keys(full).filter(name => Array.isArray(full[name]) && name !== "flash" && !TABLES[name]);
    return [...Object.keys(TABLES).filter(name => full[name]), ...others];
}

function showHealth() {
    const { full, box: self, wifi } = box.lobby;
    const meters = tablesOf(full).map(name => {
        const [label, hint] = TABLES[name] || [name[0].toUpperCase() + name.slice(1).replaceAll("_", " "), ""];
        return meterOf(label, ...full[name], (name.endsWith("_bytes") ? full[name].map(size) : full[name]).join(" of "), hint);
    });
    if (full.flash[0] >= 0) meters.push(meterOf("Flash", ...full.flash, size(full.flash[0]) + " of " + size(full.flash[1]), "players, friends, settings, files"));
    if (full.heapFree >= 0) meters.push(make("div", "", make("div", "top", make("b", "", "Memory"), make("span", "line", size(full.heapFree) + " free")), make("span", "small", "below 3 KB the box is at its limit")));
    const place = $("meters");
    if (place.textContent !== meters.map(meter => meter.textContent).join("")) place.replaceChildren(...meters);
    const rows = [
        ["Running for", self.uptimeSeconds < 60 ? self.uptimeSeconds + " s" : span(self.uptimeSeconds)],
        ["Version", self.version],
        ["Board", self.board],
        ["Address", self.address],
        ["Wi-Fi", wifi.name ? wifi.name + ", channel " + wifi.channel + (wifi.open ? ", open" : ", with a password") : "none of its own"],
        ["This page asks", "every " + self.pollSeconds + " s"],
    ];
    if (full.tablesLost) rows.unshift(["Lost", full.tablesLost + (full.tablesLost === 1 ? " table" : " tables") + " of players: the event log says which"]);
    if (board) {
        rows.push(["Started by", board.startedBy + ", in " + (board.startMilliseconds / 1000).toFixed(1) + " s"]);
        for (const { name, total, free, largest } of board.memory) rows.push([name, size(free) + " of " + size(total) + " free" + (largest < free ? ", " + size(largest) + " in one piece" : "")]);
    }
    $("facts").replaceChildren(...rows.flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]));
}
