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

// What can be full, and which text says what it is.
const TABLES = { players: "players", hosts: "hosts", sockets: "sockets", profiles: "profiles", accounts: "accounts", leases: "leases", internal_ram_used_bytes: "ram", owner_file_bytes: "ownfiles" };

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

function isPc() {
    return box.lobby !== null && box.lobby.box.board === "PC";
}

function wifiFact(wifi) {
    return wifi.name ? t(wifi.open ? "health.wifiopen" : "health.wificlosed", wifi) : t("health.wifinone");
}

function showHealth() {
    const { full, box: self, wifi } = box.lobby;
    const meters = tablesOf(full).map(name => {
        const [label, hint] = TABLES[name] ? [t("health." + TABLES[name]), t("health." + TABLES[name] + ".hint")] : [name[0].toUpperCase() + name.slice(1).replaceAll("_", " "), ""];
        return meterOf(label, ...full[name], t("lobby.seats", name.endsWith("_bytes") ? { n: size(full[name][0]), all: size(full[name][1]) } : { n: full[name][0], all: full[name][1] }), hint);
    });
    if (full.flash[0] >= 0) meters.push(meterOf(t(isPc() ? "health.disk" : "health.flash"), ...full.flash, t("lobby.seats", { n: size(full.flash[0]), all: size(full.flash[1]) }), t("health.flash.hint")));
    if (full.heapFree >= 0) {
        meters.push(make("div", "", make("div", "top", make("b", "", t("health.memory")), make("span", "line", t("health.free", { size: size(full.heapFree) }))), make("span", "small", isPc() ? "" : t("health.memory.hint"))));
    }
    const place = $("meters");
    if (place.textContent !== meters.map(meter => meter.textContent).join("")) place.replaceChildren(...meters);
    const rows = [
        [t("health.running"), self.uptimeSeconds < 60 ? self.uptimeSeconds + " s" : span(self.uptimeSeconds)],
        [t("health.version"), self.version],
        [t("health.board"), self.board],
        [t("health.address"), self.address],
        [t("health.wifi"), wifiFact(wifi)],
        [t("health.asks"), t("health.every", { n: self.pollSeconds })],
    ];
    if (isPc()) rows.splice(4, 1);
    if (full.tablesLost) rows.unshift([t("health.lost"), t("health.lostn", { n: full.tablesLost })]);
    if (board) {
        rows.push([t("health.started"), t("health.startedin", { what: board.startedBy, time: (board.startMilliseconds / 1000).toFixed(1) })]);
        for (const { name, total, free, largest } of board.memory) {
            rows.push([name, t("health.memoryfree", { free: size(free), total: size(total) }) + (largest < free ? t("health.piece", { largest: size(largest) }) : "")]);
        }
    }
    $("facts").replaceChildren(...rows.flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]));
    showCharts();
}
