// What consoles show when something went wrong: from, to, in whose words. A console on the box's own Wi-Fi needs none of the DNS advice.
const CODES = [
    [20100, 20100, "The box has no room for another console, or could not save it. Its log says which."],
    [20101, 20110, "The box did not understand the console's sign-in. See the log."],
    [20111, 20999, "Sign-in failed. Is the console's date right? Then see the log."],
    [23913, 23914, "The owner of the box has turned this console away: ask the owner."],
    [23921, 23921, "Another console has this user id. Was the console replaced? Then the owner releases it: Settings, Players."],
    [23400, 23499, "Sign-in did not get through: the title speaks TLS and is not patched, or DNS is not the box."],
    [24100, 24199, "A service of the title is missing here. Play modes without it work."],
    [29000, 31999, "The title's server did not answer: is DNS the box's address? Restart the title and try again."],
    [32000, 33999, "WiiConnect24 or the shop, which this box is not. Titles play all the same."],
    [50000, 50999, "No usable connection is set. Set one up: see above."],
    [51000, 51299, "The Wi-Fi was not found, or is too far away. On a DS: is it open, and on channels 1 to 13?"],
    [51300, 51399, "The Wi-Fi wants a password that the console does not have. A DS joins open ones only."],
    [52000, 52099, "Joined, but no address, or no way to the test server. Address automatic, DNS the box; then once more."],
    [52100, 52999, "The connection test failed: DNS is not the box. Enter its address as primary and secondary DNS."],
    [60000, 69999, "The title could not go on with the service. Try again, then see the log."],
    [71000, 79999, "The title's own data could not be loaded. Other modes work."],
    [80000, 85019, "Looking for players went wrong. Back out and search again."],
    [85020, 85999, "Another console could not be reached. Both in the same network? Client isolation of the access point off?"],
    [86000, 86999, "Two consoles could not reach each other. Same network, client isolation off, no firewall between."],
    [90000, 97999, "The link to the other players was lost: weak radio, or one of them left. Move closer, search again."],
    [98000, 99999, "The link to the box was lost. Is it still switched on?"],
    [110211, 110213, "That is the Wii's shop, not a game: this box does not have it."],
];

function showCodes() {
    const typed = $("code").value.replace(/\D/g, "");
    const number = Number(typed);
    const fits = ([from, to]) => {
        if (!typed) return true;
        if (typed.length >= 5) return number >= from && number <= to;
        const scale = 10 ** (5 - typed.length);
        return number * scale <= to && (number + 1) * scale > from;
    };
    const rows = CODES.filter(fits).map(([from, to, text]) => make("tr", "", make("td", "", from === to ? "" + from : from + " to " + to), make("td", "", text)));
    $("codes").replaceChildren(...(rows.length ? rows : [make("tr", "", make("td", "", typed), make("td", "", "Not in this list: the log of the box tells what it saw."))]));
}
