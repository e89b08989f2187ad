const TEXTS = ["boxName", "use", "wifiName", "homeWifi"];
const NUMBERS = ["wifiChannel", "wifiStations"];

let settings = null;

function say(text, bad) {
    const said = $("said");
    said.textContent = text;
    said.className = bad ? "said bad" : "said";
    said.hidden = !text;
}

// Sends something with the owner's PIN. Without a right one the box says no, whatever this page thinks.
function send(path, body, pin) {
    return ask(path, { method: "POST", headers: { "X-Pin": pin || box.pin, "Content-Type": "application/json" }, body: body || "" });
}

async function tell(doing) {
    try {
        await doing();
    } catch (error) {
        const wait = error.wait ? " (" + error.wait + " s)" : "";
        say(error.status ? error.message + wait : "The box did not answer. Is this device still on its Wi-Fi?", true);
        if (error.status === 403) lock();
    }
}

function lock() {
    box.pin = "";
    $("known").replaceChildren();
    showOwner();
}

function showOwner() {
    const known = settings !== null;
    const open = known && (box.pin !== "" || settings.gateOpen);
    $("first").hidden = !known || settings.hasPin || open;
    $("unlock").hidden = !known || !settings.hasPin || open;
    $("owner").hidden = !open;
    $("forgotten").hidden = !known || !settings.recovery;
    $("forgotten").textContent = known ? "Forgotten? Then " + settings.recovery + "." : "";
}

async function openSettings() {
    await tell(async () => {
        settings = await (await ask("/api/settings")).json();
        if (settings.gateOpen && !box.pin) box.pin = "0";
        for (const name of TEXTS.concat(NUMBERS)) $(name).value = settings[name];
        $("unknownGames").checked = settings.unknownGames;
        for (const net of ["wifi", "home"]) {
            $(net + "Has").textContent = settings[net + "HasPassword"] ? "(there is one)" : "(there is none)";
            $(net + "Open").checked = !settings[net + "HasPassword"];
            $(net + "Password").value = "";
            showPassword(net);
        }
        showOwner();
    });
}

function showPassword(net) {
    const field = $(net + "Password");
    field.disabled = $(net + "Open").checked;
    field.placeholder = field.disabled ? "none" : settings[net + "HasPassword"] ? "unchanged" : "at least 8 characters";
    field.required = !field.disabled && !settings[net + "HasPassword"];
}

function changes() {
    const changed = {};
    for (const name of TEXTS) if ($(name).value !== settings[name]) changed[name] = $(name).value;
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
        say("Nothing is different.");
        return;
    }
    const answer = await (await send("/api/settings", JSON.stringify(changed))).json();
    await openSettings();
    say(answer.restart === false ? "Saved." : "Saved. It counts after a restart of the box.");
}

async function unlock(pin) {
    await send("/api/unlock", "", pin);
    box.pin = pin;
    say("");
    await openSettings();
}

async function setPin(pin, old) {
    await send("/api/pin", JSON.stringify({ pin }), old);
    box.pin = pin;
    await openSettings();
    say("The PIN is set. Keep it well.");
}

async function download() {
    const answer = await ask("/api/backup", { headers: { "X-Pin": box.pin } });
    const link = make("a", "");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = (box.lobby ? box.lobby.box.name : "pocketspy") + "-backup.json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say("The backup is among this device's downloads.");
}

async function restore() {
    const text = await $("file").files[0].text();
    try {
        JSON.parse(text);
    } catch {
        say("This file is no backup: it is no JSON.", true);
        return;
    }
    if (!confirm("Replace what the box has now by this backup?")) return;
    say("Restoring...");
    const answer = await (await send("/api/restore", text)).json();
    const counts = Object.entries(answer).filter(([, value]) => typeof value === "number").map(([name, value]) => value + " " + name).join(", ");
    $("file").value = "";
    $("restore").disabled = true;
    say("Restored" + (counts ? ": " + counts : "") + ". " + (answer.byHand ? "It counts when the box is started again." : "The box starts anew with it."));
}

async function restart() {
    if (!confirm("Restart the box? Players are cut off for a moment.")) return;
    await send("/api/restart");
    say("The box restarts. This page comes back by itself.");
    lock();
}

function startSettings() {
    const on = (id, kind, doing) => $(id).addEventListener(kind, event => {
        event.preventDefault();
        say("");
        tell(doing);
    });
    on("first", "submit", async () => {
        const pin = $("pin1").value;
        if (pin !== $("pin2").value) throw Object.assign(new Error("The two are not the same."), { status: 1 });
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
    $("file").addEventListener("change", () => $("restore").disabled = !$("file").files.length);
    for (const net of ["wifi", "home"]) $(net + "Open").addEventListener("change", () => showPassword(net));
}
