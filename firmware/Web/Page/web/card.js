function drawCode(place, text) {
    if (place.dataset.text === text) return;
    place.dataset.text = text;
    const grid = qrCode(text);
    if (!grid) {
        place.replaceChildren(text);
        return;
    }
    const space = "http://www.w3.org/2000/svg";
    const picture = document.createElementNS(space, "svg");
    const size = grid.length + 8;
    picture.setAttribute("viewBox", "0 0 " + size + " " + size);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", "QR code: " + text);
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", grid.map((row, y) => row.map((dark, x) => (dark ? "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z" : "")).join("")).join(""));
    picture.append(path);
    place.replaceChildren(picture);
}

// What phones read to join a Wi-Fi; its own signs have a backslash before them.
function wifiText(wifi, password) {
    const quote = text => text.replace(/([\\;,:"])/g, "\\$1");
    return "WIFI:T:" + (wifi.open ? "nopass" : "WPA") + ";S:" + quote(wifi.name) + ";" + (wifi.open ? "" : "P:" + quote(password) + ";") + ";";
}

function showCard() {
    const { wifi, box: self } = box.lobby;
    const password = wifi.open ? "" : $("qr-password").value;
    drawCode($("qr-page"), "http://" + self.address + "/");
    if (wifi.name) drawCode($("qr-wifi"), wifiText(wifi, password));
    $("card-password").textContent = wifi.open ? t("card.nopassword") : password ? t("card.haspassword", { password }) : t("card.askpassword");
}

// What a guest types or photographs, large: the Wi-Fi or the DNS server, and this page.
function showTvJoin() {
    if (!isTv) return;
    const { wifi, box: self } = box.lobby;
    const place = $("tvjoin");
    const tile = (label, text, code) => {
        const qr = make("div", "qr");
        if (code) drawCode(qr, code);
        return make("p", "", code ? qr : null, make("span", "", label), make("b", "", text));
    };
    const tiles = [tile(t("card.look"), self.address, "http://" + self.address + "/"), tile(t("tv.dns"), self.address.split(":")[0])];
    if (wifi.name) tiles.unshift(tile(t("tv.join"), wifi.name, wifi.open ? wifiText(wifi, "") : ""));
    if (place.textContent !== tiles.map(one => one.textContent).join("")) place.replaceChildren(...tiles);
}
