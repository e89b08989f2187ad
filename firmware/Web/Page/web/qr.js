// A QR code (ISO/IEC 18004) of a text: byte mode, versions 1 to 10, error correction M. Gives rows of 0 and 1, or null when the text is too long.
function qrCode(text) {
    // By version: bytes of data, bytes of error correction a block, blocks.
    const DATA = [16, 28, 44, 64, 86, 108, 124, 154, 182, 216];
    const CHECK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26];
    const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
    const bytes = new TextEncoder().encode(text);
    let version = 1;
    while (version <= 10 && bytes.length > DATA[version - 1] - (version < 10 ? 2 : 3)) version++;
    if (version > 10) return null;
    const size = version * 4 + 17;
    const words = qrWords(bytes, version, DATA[version - 1]);
    const stream = qrBlocks(words, CHECK[version - 1], BLOCKS[version - 1]);
    let best = null;
    let least = Infinity;
    for (let mask = 0; mask < 8; mask++) {
        const grid = qrGrid(size, version, stream, mask);
        const penalty = qrPenalty(grid, size);
        if (penalty < least) {
            least = penalty;
            best = grid;
        }
    }
    return best;
}

// Mode, count, the bytes, the end, and padding.
function qrWords(bytes, version, room) {
    const bits = [];
    const put = (value, count) => {
        while (count--) bits.push((value >> count) & 1);
    };
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(b => put(b, 8));
    put(0, Math.min(4, room * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    const words = [];
    for (let i = 0; i < bits.length; i += 8) words.push(parseInt(bits.slice(i, i + 8).join(""), 2));
    for (let pad = 236; words.length < room; pad ^= 253) words.push(pad);
    return words;
}

function qrTimes(a, b) {
    let product = 0;
    for (; b; b >>= 1) {
        if (b & 1) product ^= a;
        a = (a << 1) ^ (a > 127 ? 285 : 0);
    }
    return product;
}

// Reed-Solomon over GF(256): the rest of a block divided by the generator.
function qrCheck(block, count) {
    let generator = [1];
    for (let i = 0, root = 1; i < count; i++, root = qrTimes(root, 2)) {
        const next = generator.concat(0);
        for (let j = 0; j < generator.length; j++) next[j + 1] ^= qrTimes(generator[j], root);
        generator = next;
    }
    const rest = new Array(count).fill(0);
    for (const word of block) {
        const factor = word ^ rest.shift();
        rest.push(0);
        for (let j = 0; j < count; j++) rest[j] ^= qrTimes(generator[j + 1], factor);
    }
    return rest;
}

// All blocks with their checks, by turns a byte of each.
function qrBlocks(words, check, count) {
    const short = Math.floor(words.length / count);
    const data = [];
    for (let i = 0, at = 0; i < count; i++) {
        const length = short + (i >= count - words.length % count ? 1 : 0);
        data.push(words.slice(at, at + length));
        at += length;
    }
    const checks = data.map(block => qrCheck(block, check));
    const all = [];
    for (const parts of [data, checks]) {
        for (let i = 0; i < Math.max(...parts.map(part => part.length)); i++) {
            for (const part of parts) if (i < part.length) all.push(part[i]);
        }
    }
    return all;
}

function qrGrid(size, version, stream, mask) {
    const grid = Array.from({ length: size }, () => new Array(size).fill(0));
    const fixed = Array.from({ length: size }, () => new Array(size).fill(false));
    const set = (x, y, dark) => {
        if (x < 0 || y < 0 || x >= size || y >= size) return;
        grid[y][x] = dark ? 1 : 0;
        fixed[y][x] = true;
    };
    for (let i = 0; i < size; i++) {
        set(i, 6, i % 2 === 0);
        set(6, i, i % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) {
        for (let dy = -4; dy <= 4; dy++) {
            for (let dx = -4; dx <= 4; dx++) {
                const ring = Math.max(Math.abs(dx), Math.abs(dy));
                set(x + dx, y + dy, ring !== 2 && ring !== 4);
            }
        }
    }
    const last = size - 7;
    const marks = version === 1 ? [] : version < 7 ? [6, last] : [6, (last + 6) / 2, last];
    for (const x of marks) {
        for (const y of marks) {
            if ((x === 6 && (y === 6 || y === last)) || (y === 6 && x === last)) continue;
            for (let dy = -2; dy <= 2; dy++) {
                for (let dx = -2; dx <= 2; dx++) set(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
            }
        }
    }
    qrFormat(set, size, mask);
    if (version > 6) qrVersion(set, size, version);
    qrFill(grid, fixed, size, stream, mask);
    return grid;
}

// Level M has the number 0, so the five bits are those of the mask; ten more correct them.
function qrFormat(set, size, mask) {
    let rest = mask;
    for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 1335);
    const bits = ((mask << 10) | rest) ^ 21522;
    for (let i = 0; i < 15; i++) {
        const dark = (bits >> i) & 1;
        if (i < 6) set(8, i, dark);
        else if (i < 8) set(8, i + 1, dark);
        else if (i === 8) set(7, 8, dark);
        else set(14 - i, 8, dark);
        if (i < 8) set(size - 1 - i, 8, dark);
        else set(8, size - 15 + i, dark);
    }
    set(8, size - 8, 1);
}

function qrVersion(set, size, version) {
    let rest = version;
    for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 7973);
    const bits = (version << 12) | rest;
    for (let i = 0; i < 18; i++) {
        const dark = (bits >> i) & 1;
        const far = size - 11 + i % 3;
        const near = Math.floor(i / 3);
        set(far, near, dark);
        set(near, far, dark);
    }
}

// Two columns at a time, from the right, up and down by turns, around what is fixed.
function qrFill(grid, fixed, size, stream, mask) {
    let bit = 0;
    for (let right = size - 1; right > 0; right -= 2) {
        if (right === 6) right = 5;
        for (let i = 0; i < size; i++) {
            const y = ((right + 1) & 2) === 0 ? size - 1 - i : i;
            for (const x of [right, right - 1]) {
                if (fixed[y][x]) continue;
                const dark = bit < stream.length * 8 ? (stream[bit >> 3] >> (7 - (bit & 7))) & 1 : 0;
                bit++;
                grid[y][x] = dark ^ (qrMask(mask, x, y) ? 1 : 0);
            }
        }
    }
}

function qrMask(mask, x, y) {
    switch (mask) {
        case 0: return (x + y) % 2 === 0;
        case 1: return y % 2 === 0;
        case 2: return x % 3 === 0;
        case 3: return (x + y) % 3 === 0;
        case 4: return (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0;
        case 5: return (x * y) % 2 + (x * y) % 3 === 0;
        case 6: return ((x * y) % 2 + (x * y) % 3) % 2 === 0;
        default: return ((x + y) % 2 + (x * y) % 3) % 2 === 0;
    }
}

// How hard a grid is to read: long runs, squares, what looks like a corner mark, and how far it is from half dark.
function qrPenalty(grid, size) {
    let penalty = 0;
    let dark = 0;
    const lines = grid.concat(grid.map((_, x) => grid.map(row => row[x]))).map(line => line.join(""));
    for (const line of lines) {
        for (const run of line.match(/0{5,}|1{5,}/g) || []) penalty += run.length - 2;
        for (let i = 0; i + 11 <= size; i++) {
            const part = line.substr(i, 11);
            if (part === "10111010000" || part === "00001011101") penalty += 40;
        }
    }
    for (let y = 0; y < size; y++) {
        for (let x = 0; x < size; x++) {
            dark += grid[y][x];
            if (x && y && grid[y][x] === grid[y - 1][x] && grid[y][x] === grid[y][x - 1] && grid[y][x] === grid[y - 1][x - 1]) penalty += 3;
        }
    }
    return penalty + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10;
}
