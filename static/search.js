/* Searches the site. Pagefind finds, in an index beside the page; what a reader sees of it is made here.

   The page is complete without this script. Nothing is loaded before a reader turns to the field, and nothing of what
   was found is taken over as markup. */
"use strict";

const box = document.querySelector(".search");
const note = box.querySelector(".search-note");
const form = box.querySelector("form");
const field = form.elements.q;
const told = document.querySelector(".search-told");
const hits = document.querySelector(".hits");
const list = hits.querySelector("ol");
const more = hits.querySelector("button");
const everything = document.querySelector(".searched");
const { finder, root, fromDisk, failed, none, one, several } = box.dataset;

/* How many pages are shown at once, and how many of their parts. */
const [pagesAtOnce, partsAtOnce] = [10, 3];
/* How long a reader does not type before the words are looked for, in milliseconds. */
const pause = 250;

let pagefind = null;
let asked = 0;
let waiting = 0;
let left = [];

if (location.protocol === "file:") note.textContent = fromDisk;
else begin();

function begin() {
  note.hidden = true;
  form.hidden = false;
  field.addEventListener("focus", () => loaded().catch(() => {}));
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, pause);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  more.addEventListener("click", goOn);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
}

/* Without a worker: that would be another file under a policy of its own, and the index of a site is small. */
function loaded() {
  pagefind ??= import(new URL(finder, document.baseURI)).then(async (found) => {
    await found.options({ noWorker: true, excerptLength: 24 });
    await found.init();
    return found;
  });
  pagefind.catch(() => (pagefind = null));
  return pagefind;
}

async function search() {
  const words = field.value.trim();
  const turn = ++asked;
  history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  try {
    const results = words ? (await (await loaded()).search(asWords(words))).results : [];
    const first = await read(results.slice(0, pagesAtOnce));
    const isFound = first.length > 0 && holds(first[0], words);
    if (turn === asked) show(words, isFound ? results : [], isFound ? first : []);
  } catch {
    if (turn === asked) show("", [], [], failed);
  }
}

/* Without signs that no word of the index has, of which Pagefind would find nothing: only `<5` has one. */
function asWords(text) {
  return text.replace(/[^\p{L}\p{M}\p{N}\p{P}\s<]/gu, " ");
}

/* Whether a page that Pagefind found holds what was asked for. Where no word begins with one that was asked for, Pagefind
   takes the longest that this begins with, `r` for `refugee`, or passes over it. It does so on all pages alike. */
function holds({ content, locations }, asked) {
  const words = content.split(/\s+/);
  const found = [...new Set(locations.map((at) => plain(words[at])))];
  return locations.length === 0 || asWords(asked).split(/\s+/).map(plain).every((word) => found.some((other) => isLike(word, other)));
}

function plain(word = "") {
  return word.normalize("NFD").replace(/[^\p{L}\p{N}<]/gu, "").toLowerCase();
}

/* A figure is the same or begins so; of a word half of the letters, in their order, as `aanvraag` in `aangevraagd`. */
function isLike(word, other) {
  return other.startsWith(word) || !/\p{N}/u.test(word) && 2 * shared(word, other) >= word.length;
}

/* How many letters two words have in common in the same order. */
function shared(word, other) {
  let before = new Array(other.length + 1).fill(0);
  for (const letter of word) {
    const now = [0];
    for (let at = 0; at < other.length; at += 1) now.push(letter === other[at] ? before[at] + 1 : Math.max(before[at + 1], now[at]));
    before = now;
  }
  return before.at(-1);
}

function read(results) {
  return Promise.all(results.map((result) => result.data()));
}

function show(words, results, first, said = words && counted(words, results.length)) {
  told.textContent = said;
  left = results.slice(pagesAtOnce);
  more.hidden = left.length === 0;
  list.replaceChildren(...first.map(hit));
  hits.hidden = results.length === 0;
  everything.hidden = results.length > 0;
}

/* Put together from its ends, so that braces that a reader types stay what they are. */
function counted(words, count) {
  const [before, after] = [none, one, several][Math.min(count, 2)].replace("{count}", count).split("{words}");
  return before + words + after;
}

async function goOn() {
  const turn = asked;
  const next = left.slice(0, pagesAtOnce);
  const found = await read(next).catch(() => []);
  if (turn !== asked) return;
  left = left.slice(next.length);
  more.hidden = left.length === 0;
  const items = found.map(hit);
  list.append(...items);
  items[0]?.querySelector("a").focus();
}

/* A page that was found, in the language in which it is written; where it stands is said in that of the site. */
function hit({ raw_url, meta, filters, excerpt, anchors, locations, sub_results }) {
  const page = root + raw_url;
  const item = made("li");
  const own = document.documentElement.lang;
  const [language = own] = filters.language ?? [];
  item.lang = language;
  const heading = made("p", "hit");
  heading.append(way(cell(page, anchors, locations), meta.title));
  item.append(heading);
  const [place] = filters.place ?? [];
  if (place) item.append(Object.assign(made("p", "meta", place), { lang: own }));
  const words = made("p", "excerpt");
  words.append(...marked(excerpt));
  item.append(words);
  const parts = sub_results.filter(({ anchor }) => anchor).slice(0, partsAtOnce);
  if (parts.length) item.append(sections(page, parts));
  return item;
}

/* Where a reader wants to be: at the figure itself, if what was asked for stands in a table. */
function cell(page, anchors, locations) {
  const first = Math.min(...locations);
  const found = anchors.find(({ element, location }) => element === "td" && location === first);
  return found ? part(page, found.id) : page;
}

function part(page, id) {
  return `${page}#${encodeURIComponent(id)}`;
}

function sections(page, parts) {
  const all = made("ul");
  for (const { title, anchor } of parts) {
    const item = made("li");
    item.append(way(part(page, anchor.id), title));
    all.append(item);
  }
  return all;
}

/* Text and marks of an excerpt, and nothing else that might stand in it. */
function marked(excerpt) {
  const { body } = new DOMParser().parseFromString(excerpt, "text/html");
  return [...body.childNodes].map((node) => (node.nodeName === "MARK" ? made("mark", "", node.textContent) : node.textContent));
}

function way(href, text) {
  const link = made("a", "", text);
  link.href = href;
  return link;
}

function made(name, kind = "", text = "") {
  const element = document.createElement(name);
  if (kind) element.className = kind;
  element.textContent = text;
  return element;
}
