// Search without a server: each year's index is asked for pairs of characters, and only what holds the words is shown.
const form = document.querySelector("form.search");
const root = new URL(form.dataset.root, document.baseURI);
const field = form.elements.q;
const told = document.getElementById("told");
const home = new URL(form.dataset.home, document.baseURI);
const named = document.getElementById("named");
const pageList = document.getElementById("pages");
const list = document.getElementById("found");
const more = document.getElementById("more");
const AT_ONCE = 20;
const PAGES = 30;
const HAN = "\u3400";
let parts = [];
let names = {};
let letters = {};
let pages = [];
let turn = 0;

// As publisher/search.py writes them: four letters a character, the digits of its code point.
const spelled = (characters) =>
  [...characters].map((each) => each.codePointAt(0).toString(16).replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)])).join("");

function pairs(text) {
  return (text.match(/[\u3400-\u9fff]+|[A-Za-z0-9.]+/g) || []).flatMap((run) => {
    if (run < HAN) return [run.toLowerCase()];
    if (run.length < 2) return [spelled(run)];
    return Array.from({ length: run.length - 1 }, (_, at) => spelled(run.slice(at, at + 2)));
  });
}

// Bulletins are printed in simplified characters, whatever is typed.
const simplified = (word) => [...word].map((each) => letters[each] || each).join("");

// Names in Latin letters are found without their marks: Urumqi.
const unmarked = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");

// A region has several names: any of them will do.
const meanings = (word) => names[word] || [word];
const holds = (text, words) => words.every((word) => meanings(word).some((name) => text.includes(name.toLowerCase())));

// Every choice of one name for each word, as what the index is asked for.
const choices = (words) =>
  words.reduce((made, word) => made.flatMap((left) => meanings(word).map((name) => `${left} ${pairs(name).join(" ")}`)), [""]);

async function* candidates(words) {
  for (const part of parts) {
    const found = new Map();
    for (const choice of choices(words)) {
      for (const each of (await part.search(choice)).results) found.set(each.id, each);
    }
    for (const each of found.values()) {
      const page = await each.data();
      if (holds(page.meta.text.toLowerCase(), words)) yield page;
    }
  }
}

function excerpt(text, words) {
  const low = text.toLowerCase();
  const hits = words.flatMap(meanings).map((name) => [low.indexOf(name.toLowerCase()), name.length]);
  const [at, length] = hits.filter(([start]) => start >= 0).sort((one, other) => one[0] - other[0])[0];
  const begin = Math.max(0, at - 30);
  const mark = document.createElement("mark");
  mark.textContent = text.slice(at, at + length);
  const line = document.createElement("p");
  line.append(begin ? "…" : "", text.slice(begin, at), mark, text.slice(at + length, at + length + 60), "…");
  return line;
}

function row(page, words) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.href = new URL(page.url.replace(/^\//, ""), root);
  anchor.textContent = page.meta.title;
  anchor.lang = "zh-Hans";
  const meta = document.createElement("span");
  meta.className = "meta";
  meta.textContent = `${page.meta.source} / ${page.meta.day}`;
  item.append(anchor, " ", meta, excerpt(page.meta.text, words));
  return item;
}

function linked([path, kind, title]) {
  const item = document.createElement("li");
  const anchor = document.createElement("a");
  anchor.href = new URL(path, home);
  anchor.textContent = title;
  const meta = document.createElement("span");
  meta.className = "meta";
  meta.textContent = kind;
  item.append(anchor, " ", meta);
  return item;
}

// Pages of regions, inspections and categories, by their names; the bulletins follow by what they hold.
function showPages(words) {
  const found = words.length ? pages.filter((page) => holds(page[3], words)) : [];
  pageList.replaceChildren(...found.slice(0, PAGES).map(linked));
  named.hidden = !found.length;
}

async function show(query) {
  const own = ++turn;
  const words = query.split(/\s+/).filter((word) => pairs(word).length);
  const lowered = words.map((word) => simplified(unmarked(word)).toLowerCase());
  list.replaceChildren();
  showPages(lowered);
  more.hidden = true;
  told.textContent = words.length ? form.dataset.busy : "";
  if (!words.length) return;
  const found = candidates(lowered);
  const next = async () => {
    more.hidden = true;
    told.textContent = form.dataset.busy;
    for (let count = 0; count < AT_ONCE; count += 1) {
      const { value, done } = await found.next();
      if (own !== turn) return;
      if (done) {
        told.textContent = list.children.length ? `${form.dataset.found}: ${list.children.length}` : form.dataset.none;
        return;
      }
      list.append(row(value, lowered));
    }
    told.textContent = `${form.dataset.found}: ${list.children.length}+`;
    more.hidden = false;
  };
  more.onclick = next;
  await next();
}

async function start() {
  names = await (await fetch(new URL("search/names.json", root))).json();
  const [traditional, simple] = (await (await fetch(new URL("search/letters.json", root))).json()).map((each) => [...each]);
  letters = Object.fromEntries(traditional.map((each, at) => [each, simple[at]]));
  pages = await (await fetch(new URL("search/pages.json", home))).json();
  const years = form.dataset.parts.split(" ").filter(Boolean);
  parts = await Promise.all(
    years.map(async (year) => {
      const place = new URL(`search/${year}/`, root);
      const part = await import(new URL("pagefind.js", place));
      await part.options({ bundlePath: place.pathname, baseUrl: "/" });
      return part;
    }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const query = field.value.trim();
    history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
    run(query);
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  await show(field.value.trim());
  document.documentElement.dataset.search = "ready";
}

function run(query) {
  show(query).catch(failed);
}

function failed(error) {
  told.textContent = form.dataset.failed;
  throw error;
}

start().catch(failed);
