// The last hours as small charts: from the box's own ring where it keeps one, else from what this page has seen itself.
const CHARTS = [
    ["players", "health.players", number => number],
    ["heap", "health.memory", size],
    ["sockets", "health.sockets", number => number],
];
const MOST_SAMPLES = 120;

let past = null;
let pastTime = 0;

// This page's own: one a minute at most, so that an evening fits.
function takeSample() {
    const { full, box: self } = box.lobby;
    const last = box.samples[box.samples.length - 1];
    if (last && self.uptimeSeconds - last.at < 60) return;
    box.samples.push({ at: self.uptimeSeconds, players: full.players ? full.players[0] : 0, heap: full.heapFree, sockets: full.sockets[0] });
    if (box.samples.length > MOST_SAMPLES) box.samples.shift();
}

async function readPast() {
    if (location.hash !== "#health" || !box.lobby || !box.lobby.full.internal_ram_used_bytes || Date.now() < pastTime) return;
    pastTime = Date.now() + 30000;
    try {
        past = await (await ask("/api/history")).json();
        past.heap = past.heapKilobytes.map(number => number * 1024);
    } catch {
        // An image without it: then there is what the page has seen.
        past = null;
    }
    showCharts();
}

function chartOf(label, values, seconds, text) {
    const most = Math.max(...values, 1);
    const points = values.map((value, i) => (values.length < 2 ? 0 : i / (values.length - 1) * 200).toFixed(1) + "," + (58 - value / most * 54).toFixed(1)).join(" ");
    const picture = drawing("svg", { viewBox: "0 0 200 60", preserveAspectRatio: "none", role: "img", class: "chart" });
    picture.setAttribute("aria-label", t("health.chart", { what: label, now: text(values[values.length - 1]), most: text(Math.max(...values)), time: span(seconds) }));
    picture.append(drawing("polyline", { points: "0,58 " + points + " 200,58", class: "area" }), drawing("polyline", { points, class: "edge" }));
    return make("div", "", make("div", "top", make("b", "", label), make("span", "line", text(values[values.length - 1]))), picture, make("span", "small", t("health.last", { time: span(seconds) })));
}

function drawing(tag, facts) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(facts)) element.setAttribute(name, value);
    return element;
}

function showCharts() {
    const seconds = past ? past.every * past.players.length : box.samples.length > 1 ? box.samples[box.samples.length - 1].at - box.samples[0].at : 0;
    const charts = [];
    for (const [name, label, text] of CHARTS) {
        const values = past ? past[name] : box.samples.map(sample => sample[name]);
        if (values && values.length > 1 && values.every(value => value >= 0)) charts.push(chartOf(t(label), values, seconds, text));
    }
    const shape = charts.map(chart => chart.textContent + chart.querySelector("polyline").getAttribute("points")).join("");
    const place = $("charts");
    if (place.dataset.shape === shape) return;
    place.dataset.shape = shape;
    place.replaceChildren(...charts);
}
