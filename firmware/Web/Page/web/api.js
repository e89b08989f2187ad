"use strict";

// What the box said last, and how to show it. Text from players is only ever set as text.
const box = { lobby: null, lines: [], next: 0, uptime: -1, heardAt: 0, failures: 0, timer: 0, pin: "", names: new Map(), samples: [] };
const isTv = location.pathname === "/tv";
const $ = id => document.getElementById(id);

// An element: tag, class, what is in it. Strings become text.
function make(tag, name, ...content) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...content.filter(part => part !== null && part !== ""));
    return element;
}

// Asks the box. Throws an Error with the box's own words when it says no.
async function ask(path, options) {
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), 15000);
    try {
        const answer = await fetch(path, { cache: "no-store", credentials: "omit", signal: end.signal, ...options });
        if (answer.ok) return answer;
        const error = new Error("the box answered " + answer.status);
        const said = await answer.text();
        try {
            const parsed = JSON.parse(said);
            error.message = parsed.error;
            error.wait = parsed.waitSeconds;
        } catch {
            // Then the number has to do.
        }
        error.status = answer.status;
        throw error;
    } finally {
        clearTimeout(timer);
    }
}

// Once around: who is here, and the log when it has new lines.
async function poll() {
    clearTimeout(box.timer);
    box.timer = 0;
    if (document.hidden) return;
    let wait;
    try {
        const lobby = await (await ask("/api/lobby")).json();
        box.heardAt = Date.now();
        if (lobby.box.uptimeSeconds < box.uptime) {
            box.lines = [];
            box.next = 0;
            box.samples = [];
            endRestart();
        }
        box.uptime = lobby.box.uptimeSeconds;
        box.lobby = lobby;
        for (const player of lobby.players || []) if (player.name) box.names.set(player.id, player.name);
        takeSample();
        if (lobby.events.next !== box.next) await readLog();
        box.failures = 0;
        wait = lobby.box.pollSeconds * (900 + 200 * Math.random());
        show();
        readBoard();
        readPast();
    } catch {
        // Too many ask, or the box is away: the longer it lasts the rarer, and not all at once.
        box.failures++;
        wait = Math.min(60000, 2000 * 2 ** box.failures) * (0.5 + Math.random());
        if (box.failures > 1) showState("lost", t("state.lost"));
    }
    clearTimeout(box.timer);
    box.timer = setTimeout(poll, wait);
}

async function readLog() {
    const news = await (await ask("/api/events?after=" + box.next)).json();
    box.lines = box.lines.concat(news.events).slice(-200);
    box.next = news.next;
}

function showState(name, text) {
    const state = $("state");
    if (state.textContent !== text) state.textContent = text;
    state.className = "state " + name;
}
