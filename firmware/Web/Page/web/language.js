// All words of the page, for each language in the order of KEYS. Written from texts.txt when the page is built.
const TEXTS = {{texts}};
const KEYS = {{keys}};

const LANGUAGES = { en: "English", de: "Deutsch", fr: "Fran\u00e7ais", es: "Espa\u00f1ol", ja: "\u65e5\u672c\u8a9e" };
const keyRows = new Map(KEYS.map((key, row) => [key, row]));
let language = chosenLanguage();

// What is remembered in this browser; without a place for it nothing is.
function remembered(name, value) {
    try {
        if (value !== undefined) localStorage.setItem("pocketspy-" + name, value);
        return localStorage.getItem("pocketspy-" + name);
    } catch {
        return null;
    }
}

// The visitor's: what was chosen here, else the first of the browser's that there is.
function chosenLanguage() {
    const wanted = [remembered("language"), ...navigator.languages.map(tag => tag.slice(0, 2).toLowerCase())];
    return wanted.find(tag => tag && TEXTS[tag]) || "en";
}

// A text with values in the places of {names}; those that have none stay, for put.
function t(key, values) {
    const text = TEXTS[language][keyRows.get(key)];
    return values ? text.replace(/\{(\w+)\}/g, (whole, name) => name in values ? values[name] : whole) : text;
}

function count(number, one, many) {
    return number === 1 ? t(one, { n: number }) : t(many, { n: number });
}

// A text as nodes: [word of a screen], {fact of the box}, (#view link).
function nodesOf(text) {
    return text.split(/(\[[^\]]*\]|\{\w+\}|\(#\w+ [^)]*\))/).filter(Boolean).map(part => {
        const link = /^\(#(\w+) ([^)]*)\)$/.exec(part);
        if (link) {
            const place = make("a", "", link[2]);
            place.href = "#" + link[1];
            return place;
        }
        if (part[0] === "[") return make("i", "", part.slice(1, -1));
        if (part[0] !== "{") return part;
        const fact = make("b", "");
        fact.dataset.f = part.slice(1, -1);
        fact.textContent = wordOf(fact.dataset.f);
        return fact;
    });
}

// Facts of the box that stand inside of texts; before it has answered, what they are in words.
function wordOf(fact) {
    if (!box.lobby) return fact === "name" ? "PocketSpy" : fact === "wifi" ? t("fact.wifi") : t("fact.address");
    const { box: self, wifi } = box.lobby;
    return { name: self.name, address: self.address, ip: self.address.split(":")[0], wifi: wifi.name }[fact] || "";
}

function showWords() {
    document.documentElement.lang = language;
    for (const place of document.querySelectorAll("[data-t]")) place.replaceChildren(...nodesOf(t(place.dataset.t)));
    for (const place of document.querySelectorAll("[data-label]")) place.setAttribute("aria-label", t(place.dataset.label));
    for (const place of document.querySelectorAll("[data-hint]")) place.title = t(place.dataset.hint);
}

function startLanguage() {
    const choice = $("language");
    choice.replaceChildren(...Object.entries(LANGUAGES).map(([tag, name]) => {
        const option = make("option", "", name);
        option.value = tag;
        option.lang = tag;
        return option;
    }));
    choice.value = language;
    choice.addEventListener("change", () => {
        language = choice.value;
        remembered("language", language);
        showWords();
        showCodes();
        if (settings) fillSettings();
        if (box.lobby) show();
        nameView();
    });
    showWords();
}
