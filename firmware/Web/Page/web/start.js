const sections = [...document.querySelectorAll("main > section")];

function showSection() {
    const wanted = sections.some(section => "#" + section.id === location.hash) ? location.hash.slice(1) : "lobby";
    for (const section of sections) section.hidden = section.id !== wanted;
    for (const link of document.querySelectorAll("nav a")) {
        if (link.hash === "#" + wanted) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
    }
    if (wanted === "settings") openSettings();
    readBoard();
}

// Words that stand in several places, and what depends on the kind of network.
function showFacts() {
    const { box: self, wifi } = box.lobby;
    const words = { name: self.name, address: self.address, ip: self.address.split(":")[0], wifi: wifi.name };
    for (const place of document.querySelectorAll("[data-f]")) {
        const word = words[place.dataset.f];
        if (place.textContent !== word) place.textContent = word;
    }
    const cases = { wifi: wifi.name !== "", lan: wifi.name === "", open: wifi.name !== "" && wifi.open, closed: wifi.name !== "" && !wifi.open };
    for (const place of document.querySelectorAll("[data-when]")) place.hidden = !cases[place.dataset.when];
    const here = box.lobby.full.players;
    document.title = self.name + (here ? ": " + count(here[0], "player", "players") : "");
}

function show() {
    showState("live", "live");
    showFacts();
    showLobby();
    showCard();
    showHealth();
    showTvJoin();
}

if (isTv) {
    document.body.classList.add("tv");
    setInterval(() => {
        turn++;
        if (box.lobby) showLobby();
    }, 8000);
}
$("code").addEventListener("input", showCodes);
$("qr-password").addEventListener("input", () => box.lobby && showCard());
$("print").addEventListener("click", () => print());
addEventListener("hashchange", showSection);
document.addEventListener("visibilitychange", () => {
    if (!document.hidden && box.timer === 0) poll();
});
startSettings();
showCodes();
showSection();
poll();
