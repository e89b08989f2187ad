const TV_PLAYERS = 6;
const TV_ROOMS = 3;

let turn = 0;

function span(seconds) {
    const m = Math.floor(seconds / 60);
    if (m < 1) return t("time.now");
    return m < 60 ? t("time.minutes", { m }) : t("time.hours", { h: Math.floor(m / 60), m: m % 60 });
}

function nameOf(player) {
    return player.name || (player.console ? t("lobby.someone", player) : t("lobby.numbered", { n: player.id }));
}

function playerCard(player) {
    const here = box.lobby.box.uptimeSeconds - player.since;
    const status = player.status === "here" ? t("status.here") : player.status;
    return make("li", "",
        make("div", "top", make("b", "", nameOf(player)), player.console ? make("span", "tag", player.console) : null),
        make("div", "line", [titleOf(player.game), status].filter(Boolean).join(", ")),
        make("div", "line", player.friendCode ? make("span", "code", player.friendCode) : "", player.friendCode ? ", " : "", here < 60 ? t("lobby.justcame") : t("lobby.herefor", { time: span(here) })));
}

function roomCard(room) {
    const seats = room.places ? t("lobby.seats", { n: room.players, all: room.places }) : count(room.players, "lobby.player", "lobby.playersn");
    return make("li", "",
        make("div", "top", make("b", "", room.title || titleOf(room.game)), make("span", room.open ? "tag open" : "tag full", t(room.open ? "lobby.open" : "lobby.full"))),
        make("div", "line", (room.title ? titleOf(room.game) + ", " : "") + t("lobby.host", { who: room.host })),
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
    if (!cards.length) cards = [make("li", "none", ...nodesOf(none))];
    const old = [...list.children];
    if (old.length === cards.length && old.every((card, i) => card.textContent === cards[i].textContent && card.className === cards[i].className)) return;
    list.replaceChildren(...cards);
}

function summaryOf({ players, rooms, full }) {
    const parts = [];
    if (players) parts.push(full.players[0] ? t("lobby.here", { who: count(full.players[0], "lobby.player", "lobby.playersn") }) : t("lobby.empty"));
    if (rooms && rooms.length) parts.push(t(rooms.length === 1 ? "lobby.room" : "lobby.roomsn", { n: rooms.length, open: rooms.filter(room => room.open).length }));
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
    showList("rooms", rooms, TV_ROOMS, roomCard, t("lobby.noroom"));
    showList("players", players, TV_PLAYERS, playerCard, t(isTv ? "lobby.nobodytv" : "lobby.nobody"));
    showLog();
    const turns = Math.max(...[[players, TV_PLAYERS], [rooms, TV_ROOMS]].map(([items, size]) => items ? Math.ceil(items.length / size) : 0));
    $("pages").textContent = isTv && turns > 1 ? t("lobby.part", { n: turn % turns + 1, all: turns }) : "";
}

// On every view and on the TV, as long as it is so.
function showSafeMode() {
    const why = box.lobby.box.safeMode;
    const banner = $("safe");
    banner.hidden = !why;
    const text = why ? t("safe.title") + " " + t("safe.why", { why }) + " " + t(isTv ? "safe.tv" : "safe.todo") : "";
    if (banner.dataset.text === text) return;
    banner.dataset.text = text;
    banner.replaceChildren(make("b", "", why ? t("safe.title") : ""), " ", ...(why ? [...nodesOf(t("safe.why", { why })), " ", ...nodesOf(t(isTv ? "safe.tv" : "safe.todo"))] : []));
}
