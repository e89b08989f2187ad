// Everybody whom the box knows, for its owner. What is asked before it is done cannot be taken back.
const ORDERS = [
    ["kick", "End the link", player => player.here],
    ["release", "Release the console", player => player.bound, "Forget the console of this player? The next one that signs in with its user id has it. For a console that was replaced."],
    ["ban", "Turn away", player => player.id && !player.banned, "Turn this player away, with all profiles of the console?"],
    ["unban", "Let in again", player => player.id && player.banned],
    ["delete", "Delete", () => true, "Delete this player for good: profile, friends, messages?"],
];

async function showKnown() {
    const { players } = await (await ask("/api/players", { headers: { "X-Pin": box.pin } })).json();
    const cards = players.map(player => {
        const states = [player.here && "here", player.banned && "turned away", player.unused && "here once only", !player.id && "has no profile"].filter(Boolean);
        const buttons = ORDERS.filter(([, , fits]) => fits(player)).map(([order, label, , question]) => {
            const button = make("button", "plain", label);
            button.type = "button";
            button.addEventListener("click", () => tell(() => doToPlayer(order, player, question)));
            return button;
        });
        return make("li", "",
            make("div", "top", make("b", "", player.name || "Player " + player.id), player.console ? make("span", "tag", player.console) : null),
            make("div", "line", player.game ? titleOf(player.game) : "", player.friendCode ? make("span", "code", " " + player.friendCode) : ""),
            make("div", "line", states.join(", ")), ...buttons);
    });
    $("known").replaceChildren(...(cards.length ? cards : [make("li", "none", "The box knows nobody yet.")]));
}

async function doToPlayer(order, player, question) {
    if (question && !confirm((player.name || player.id) + ": " + question)) return;
    await send("/api/players", JSON.stringify(player.id ? { do: order, id: player.id } : { do: order, user: player.user }));
    await showKnown();
    say("Done.");
}
