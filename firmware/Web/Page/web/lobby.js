const TV_PLAYERS = 6;
const TV_ROOMS = 3;

let turn = 0;

function span(seconds) {
    if (seconds < 60) return "just now";
    const minutes = Math.floor(seconds / 60);
    return minutes < 60 ? minutes + " min" : Math.floor(minutes / 60) + " h " + minutes % 60 + " min";
}

function count(number, one, many) {
    return number + " " + (number === 1 ? one : many);
}

function playerCard(player) {
    const here = box.lobby.box.uptimeSeconds - player.since;
    const line = [titleOf(player.game), player.status].filter(Boolean).join(", ");
    return make("li", "",
        make("div", "top", make("b", "", player.name || (player.console ? player.console + " player" : "Player " + player.id)), player.console ? make("span", "tag", player.console) : null),
        make("div", "line", line),
        make("div", "line", player.friendCode ? make("span", "code", player.friendCode) : "", player.friendCode ? ", " : "", here < 60 ? "just came" : "here for " + span(here)));
}

function roomCard(room) {
    const seats = room.places ? room.players + " of " + room.places : count(room.players, "player", "players");
    return make("li", "",
        make("div", "top", make("b", "", room.title || titleOf(room.game)), make("span", room.open ? "tag open" : "tag full", room.open ? "open" : "full")),
        make("div", "line", (room.title ? titleOf(room.game) + ", " : "") + "hosted by " + room.host),
        make("div", "line", seats));
}

// Of what does not fit on a TV, a part at a time.
function part(items, size) {
    if (!isTv || items.length <= size) return items;
    const start = turn % Math.ceil(items.length / size) * size;
    return items.slice(start, start + size);
}

// Cards whose text is the same stay, so that nothing flickers and a selection lasts.
function fill(list, cards, none) {
    if (!cards.length) cards = [make("li", "none", none)];
    const old = [...list.children];
    if (old.length === cards.length && old.every((card, i) => card.textContent === cards[i].textContent && card.className === cards[i].className)) return;
    list.replaceChildren(...cards);
}

function timeOf(line) {
    const at = new Date(box.heardAt - box.lobby.box.uptimeSeconds * 1000 + line.at);
    return String(at.getHours()).padStart(2, "0") + ":" + String(at.getMinutes()).padStart(2, "0");
}

function logLines(lines) {
    return lines.map(line => make("li", "", make("time", "", timeOf(line)), make("span", "", line.text)));
}

function summaryOf({ players, rooms, full }) {
    const parts = [];
    if (players) parts.push(full.players[0] ? count(full.players[0], "player", "players") + " here" : "Nobody is here yet");
    if (rooms && rooms.length) parts.push(count(rooms.length, "room", "rooms") + " (" + rooms.filter(room => room.open).length + " open)");
    return parts.join(", ");
}

// A box that keeps no such list has no heading for it either.
function showList(id, items, size, card, none) {
    $(id).hidden = $(id).previousElementSibling.hidden = !items;
    if (items) fill($(id), part(items, size).map(card), none);
}

function showLobby() {
    const { players, rooms } = box.lobby;
    const summary = summaryOf(box.lobby);
    if ($("summary").textContent !== summary) $("summary").textContent = summary;
    showList("players", players, TV_PLAYERS, playerCard, "Nobody is signed in. How to: see Join.");
    showList("rooms", rooms, TV_ROOMS, roomCard, "No room is open. Who searches for a game opens one.");
    fill($("latest"), logLines(box.lines.slice(isTv ? -2 : -5).reverse()), "Nothing has happened yet.");
    fill($("lines"), logLines(box.lines.slice().reverse()), "Nothing has happened yet.");
    const turns = Math.max(...[[players, TV_PLAYERS], [rooms, TV_ROOMS]].map(([items, size]) => items ? Math.ceil(items.length / size) : 0));
    $("pages").textContent = isTv && turns > 1 ? "part " + (turn % turns + 1) + " of " + turns : "";
}
