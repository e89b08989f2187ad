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

function showHealth() {
    const { full, box: self, wifi } = box.lobby;
    const of = pair => pair[0] + " of " + pair[1];
    const meters = [
        meterOf("Players", ...full.players, of(full.players), "who can be signed in at once"),
        meterOf("Game hosts", ...full.hosts, of(full.hosts), "all games together"),
        meterOf("Sockets", ...full.sockets, of(full.sockets), "links of consoles, phones and the box's own ports"),
    ];
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
    $("facts").replaceChildren(...rows.flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]));
}
