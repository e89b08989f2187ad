const sections = [...document.querySelectorAll("main > section")];

function viewNow() {
    return sections.some(section => "#" + section.id === location.hash) ? location.hash.slice(1) : "lobby";
}

function showSection() {
    const wanted = viewNow();
    for (const section of sections) section.hidden = section.id !== wanted;
    for (const link of document.querySelectorAll("nav a")) {
        if (link.hash === "#" + wanted) link.setAttribute("aria-current", "page");
        else link.removeAttribute("aria-current");
    }
    unsay();
    nameView();
    if (wanted === "settings") openSettings();
    readBoard();
    readPast();
}

// Tabs, histories and screen readers tell views apart by this.
function nameView() {
    const view = viewNow();
    const name = box.lobby ? box.lobby.box.name : "PocketSpy";
    const here = box.lobby && box.lobby.full.players;
    document.title = view === "lobby" || isTv ? name + (here ? ": " + count(here[0], "lobby.player", "lobby.playersn") : "") : t("nav." + view) + " - " + name;
}

// Whoever follows a link goes on from the heading of what it leads to.
function follow() {
    showSection();
    const heading = $("h-" + viewNow());
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
}

// Words that stand in several places, and what depends on the kind of network.
function showFacts() {
    const { wifi } = box.lobby;
    for (const place of document.querySelectorAll("[data-f]")) {
        const word = wordOf(place.dataset.f);
        if (place.textContent !== word) place.textContent = word;
    }
    const cases = { wifi: wifi.name !== "", lan: wifi.name === "", open: wifi.name !== "" && wifi.open, closed: wifi.name !== "" && !wifi.open };
    for (const place of document.querySelectorAll("[data-when]")) place.hidden = !cases[place.dataset.when];
    nameView();
}

// The steps for the console that this visitor has: chosen once, open at every visit.
function startJoin() {
    const consoles = [...document.querySelectorAll("details[data-console]")];
    const had = remembered("console");
    for (const one of consoles) {
        one.open = one.dataset.console === had;
        one.querySelector("summary").addEventListener("click", () => {
            if (one.open) return;
            remembered("console", one.dataset.console);
            for (const other of consoles) if (other !== one) other.open = false;
        });
    }
}

function show() {
    showState("live", t("state.live"));
    showFacts();
    showSafeMode();
    showLobby();
    showCard();
    showHealth();
    showTvJoin();
    if (settings) showOwner();
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
addEventListener("hashchange", follow);
document.addEventListener("visibilitychange", () => {
    if (!document.hidden && box.timer === 0) poll();
});
startLanguage();
startLog();
startJoin();
startSettings();
showCodes();
showSection();
poll();
