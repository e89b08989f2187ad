// Everybody whom the box knows, for its owner. What is asked before it is done cannot be taken back.
const ORDERS = [
    ["kick", player => player.here],
    ["release", player => player.bound, true],
    ["ban", player => player.id && !player.banned, true],
    ["unban", player => player.id && player.banned],
    ["delete", () => true, true],
];

async function showKnown() {
    const { players } = await (await ask("/api/players", { headers: { "X-Pin": box.pin } })).json();
    const cards = players.map(player => {
        const states = [player.here && "here", player.banned && "banned", player.unused && "unused", !player.id && "noprofile"].filter(Boolean).map(state => t("known." + state));
        const buttons = ORDERS.filter(([, fits]) => fits(player)).map(([order, , asks]) => {
            const button = make("button", "plain", t("known." + order));
            button.type = "button";
            button.addEventListener("click", () => tell($("list"), () => doToPlayer(order, player, asks)));
            return button;
        });
        return make("li", "",
            make("div", "top", make("b", "", player.name || t("lobby.numbered", { n: player.id })), player.console ? make("span", "tag", player.console) : null),
            make("div", "line", player.game ? titleOf(player.game) : "", player.friendCode ? make("span", "code", " " + player.friendCode) : ""),
            make("div", "line", states.join(", ")), ...buttons);
    });
    $("known").replaceChildren(...(cards.length ? cards : [make("li", "none", t("known.none"))]));
}

async function doToPlayer(order, player, asks) {
    if (asks && !confirm((player.name || player.id) + ": " + t("known." + order + ".ask"))) return;
    await send("/api/players", JSON.stringify(player.id ? { do: order, id: player.id } : { do: order, user: player.user }));
    await showKnown();
    say($("list"), t("done"));
}
