// The owner's files, where the box takes them over the network.
async function showFiles() {
    const answer = await ask("/api/files", { headers: { "X-Pin": box.pin } });
    $("ownfiles").hidden = false;
    const { files, names, free, total } = await answer.json();
    $("fileroom").textContent = t("files.room", { free: size(free), total: size(total) });
    $("upnames").replaceChildren(...names.map(name => Object.assign(make("option", ""), { value: name })));
    $("filelist").replaceChildren(...(files.length ? files.map(fileCard) : [make("li", "none", t("files.none"))]));
}

function fileCard({ name, size: bytes }) {
    const button = (key, doing) => {
        const made = make("button", "plain", t(key));
        made.type = "button";
        made.addEventListener("click", () => tell($("upload"), doing));
        return made;
    };
    return make("li", "", make("div", "top", make("b", "", name), make("span", "line", bytes < 1024 ? bytes + " B" : size(bytes))),
        button("files.get", async () => saveAs(await (await ask(pathOf(name), { headers: { "X-Pin": box.pin } })).blob(), name.split("/").pop())),
        button("known.delete", async () => {
            if (!confirm(t("files.ask", { name }))) return;
            await send("/api/files?delete=" + encodeURIComponent(name));
            await showFiles();
            say($("upload"), t("files.gone", { name }), { restart: true });
        }));
}

function pathOf(name) {
    return "/api/files?name=" + encodeURIComponent(name);
}

function saveAs(blob, name) {
    const link = make("a", "");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

async function uploadFile() {
    const file = $("upfile").files[0];
    const name = $("upname").value.trim();
    await ask(pathOf(name), { method: "POST", headers: { "X-Pin": box.pin, "Content-Type": "application/octet-stream" }, body: file });
    $("upfile").value = "";
    $("upload").disabled = true;
    await showFiles();
    say($("upload"), t("files.done", { name }), { restart: true });
}

function startFiles() {
    on("upload", "click", uploadFile);
    $("upfile").addEventListener("change", () => {
        const file = $("upfile").files[0];
        $("upload").disabled = !file;
        if (!file) return;
        const known = [...$("upnames").children].some(option => option.value === file.name);
        $("upname").value = known ? file.name : "";
    });
}
