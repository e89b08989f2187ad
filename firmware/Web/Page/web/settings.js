const TEXTFIELDS = ["boxName", "use", "wifiName", "homeWifi"];
const NUMBERS = ["wifiChannel", "wifiStations"];

let settings = null;

// What is to be said stands beside the button that was pressed, with the restart that it needs.
function say(beside, text, { bad = false, restart: needsRestart = false } = {}) {
    const said = placeOf(beside);
    said.className = bad ? "said bad" : "said";
    said.hidden = !text;
    said.replaceChildren(text);
    if (!needsRestart) return;
    const button = make("button", "", t("restart.button"));
    button.type = "button";
    button.addEventListener("click", () => tell(beside, restart));
    said.append(button);
}

function placeOf(element) {
    const all = element.closest("form, fieldset");
    return (all && (all.querySelector(".said") || all.closest("form")?.querySelector(".said"))) || $("said");
}

// What was said and is no longer true goes: when the view changes, when something is typed anew, when the box is there again.
function unsay() {
    for (const said of document.querySelectorAll(".said")) said.hidden = true;
}

// Sends something with the owner's PIN. Without a right one the box says no, whatever this page thinks.
function send(path, body, pin) {
    return ask(path, { method: "POST", headers: { "X-Pin": pin || box.pin, "Content-Type": "application/json" }, body: body || "" });
}

async function tell(beside, doing) {
    try {
        await doing();
    } catch (error) {
        if (error.status === 403) lock();
        const place = error.status === 403 && settings && settings.hasPin ? $("pin") : beside;
        const text = error.status ? error.message : t("error.away");
        say(place, error.wait ? t("error.wait", { what: text, n: error.wait }) : text, { bad: true });
    }
}

function lock() {
    box.pin = "";
    $("known").replaceChildren();
    $("filelist").replaceChildren();
    unsay();
    showOwner();
}

function showOwner() {
    const known = settings !== null;
    const open = known && (box.pin !== "" || settings.gateOpen);
    $("first").hidden = !known || settings.hasPin || open;
    $("unlock").hidden = !known || !settings.hasPin || open;
    $("owner").hidden = !open;
    $("forgotten").hidden = !known || !settings.recovery;
    $("forgotten").textContent = known ? t("unlock.forgotten", { how: settings.recovery }) : "";
    for (const part of document.querySelectorAll("[data-has]")) part.hidden = isPc() === (part.dataset.has === "radio");
}

function fillSettings() {
    for (const name of TEXTFIELDS.concat(NUMBERS)) $(name).value = settings[name];
    $("unknownGames").checked = settings.unknownGames;
    for (const net of ["wifi", "home"]) {
        $(net + "Has").textContent = t(settings[net + "HasPassword"] ? "set.has" : "set.hasnot");
        $(net + "Open").checked = !settings[net + "HasPassword"];
        $(net + "Password").value = "";
        showPassword(net);
    }
    showOwner();
}

async function openSettings() {
    await tell($("said"), async () => {
        settings = await (await ask("/api/settings")).json();
        if (settings.gateOpen && !box.pin) box.pin = "0";
        fillSettings();
        if (!$("owner").hidden && box.lobby && box.lobby.full.owner_file_bytes) await showFiles();
    });
}

function showPassword(net) {
    const field = $(net + "Password");
    field.disabled = $(net + "Open").checked;
    field.placeholder = t(field.disabled ? "set.none" : settings[net + "HasPassword"] ? "set.unchanged" : "set.eight");
    field.required = !field.disabled && !settings[net + "HasPassword"];
}

function changes() {
    const changed = {};
    for (const name of TEXTFIELDS) if ($(name).value !== settings[name]) changed[name] = $(name).value;
    for (const name of NUMBERS) if (Number($(name).value) !== settings[name]) changed[name] = Number($(name).value);
    if ($("unknownGames").checked !== settings.unknownGames) changed.unknownGames = $("unknownGames").checked;
    for (const net of ["wifi", "home"]) {
        const none = $(net + "Open").checked;
        if (none && settings[net + "HasPassword"]) changed[net + "Password"] = "";
        if (!none && $(net + "Password").value) changed[net + "Password"] = $(net + "Password").value;
    }
    return changed;
}

async function save() {
    const changed = changes();
    if (!Object.keys(changed).length) {
        say($("change"), t("set.same"));
        return;
    }
    await send("/api/settings", JSON.stringify(changed));
    await openSettings();
    say($("change"), t("set.saved"), { restart: true });
}

async function unlock(pin) {
    await send("/api/unlock", "", pin);
    box.pin = pin;
    await openSettings();
}

async function setPin(pin, old) {
    await send("/api/pin", JSON.stringify({ pin }), old);
    box.pin = pin;
    await openSettings();
    say($("pin3"), t("first.done"));
}

async function download() {
    const answer = await ask("/api/backup", { headers: { "X-Pin": box.pin } });
    saveAs(await answer.blob(), (box.lobby ? box.lobby.box.name : "pocketspy") + "-backup.json");
    say($("backup"), t("backup.loaded"));
}

async function restore() {
    const text = await $("file").files[0].text();
    try {
        JSON.parse(text);
    } catch {
        say($("backup"), t("backup.bad"), { bad: true });
        return;
    }
    if (!confirm(t("backup.ask"))) return;
    say($("backup"), t("backup.running"));
    const answer = await (await send("/api/restore", text)).json();
    const counts = Object.entries(answer).filter(([, value]) => typeof value === "number").map(([name, value]) => value + " " + name).join(", ");
    $("file").value = "";
    $("restore").disabled = true;
    say($("backup"), t("backup.restored", { what: counts || "0" }) + " " + t(answer.byHand ? "backup.byhand" : "backup.byitself"));
}

async function restart() {
    if (!confirm(t("restart.ask"))) return;
    await send("/api/restart");
    lock();
    say($("said"), t("restart.done"));
    box.restarting = true;
}

// The box is there again: what was said of its restart is no longer true.
function endRestart() {
    if (!box.restarting) return;
    box.restarting = false;
    unsay();
    if (location.hash === "#settings") openSettings();
}

function on(id, kind, doing) {
    $(id).addEventListener(kind, event => {
        event.preventDefault();
        unsay();
        tell($(id), doing);
    });
}

function startSettings() {
    on("first", "submit", async () => {
        const pin = $("pin1").value;
        if (pin !== $("pin2").value) throw Object.assign(new Error(t("first.differ")), { status: 1 });
        await setPin(pin, pin);
        $("first").reset();
    });
    on("unlock", "submit", async () => {
        const pin = $("pin").value;
        $("unlock").reset();
        await unlock(pin);
    });
    on("change", "submit", save);
    on("repin", "submit", async () => {
        await setPin($("pin3").value, box.pin);
        $("repin").reset();
    });
    on("list", "click", showKnown);
    on("backup", "click", download);
    on("restore", "click", restore);
    on("restart", "click", restart);
    on("lock", "click", async () => lock());
    startFiles();
    $("settings").addEventListener("input", unsay);
    $("file").addEventListener("change", () => $("restore").disabled = !$("file").files.length);
    for (const net of ["wifi", "home"]) $(net + "Open").addEventListener("change", () => showPassword(net));
}
