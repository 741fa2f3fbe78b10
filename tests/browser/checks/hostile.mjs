// Has every text of a site try to get out of its place, and sees in a browser that it stays text: no script runs, nothing
// is asked from elsewhere, nothing is loaded that is not there. This is without the policy of pages, so that it is not the
// policy that holds them; one of the sites is opened under it as well, and must not try it. `tests/hostile.rs` holds the
// markup of many more strings.
//
// The site is `hostile/`, in which HOSTILE, CELL, MARKDOWN and CODE stand for strings that are put there in turn.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { everyPage, overAll, told } from "../support/browser.mjs";
import { built, filesBelow } from "../support/sites.mjs";
import { served } from "../support/server.mjs";

// Each calls `hit` if it runs; no digits, since a number in words that is bound to no figure stops publication.
const strings = [
  `<script>hit("a script")</script> "><img src=x onerror=hit("an-image")> {{ site.title }}{% raw %}{# <b onclick=hit("a-template")>x</b> #}`,
  `' onmouseover='hit("an attribute")' x=' " autofocus onfocus="hit('focus')" x=" &lt;img src=x onerror=hit("what-was-unescaped")&gt;`,
  `</title></script></style></textarea></svg><svg onload=hit("a-drawing")> <a href="javascript:hit('a link')">x</a> <object data=x>`,
  `--> ]]> <base href=https://elsewhere.example/> <link rel=stylesheet href=https://elsewhere.example/x.css> <iframe srcdoc="<script>parent.hit('a frame')</script>"></iframe> <details open ontoggle=hit("a-part")>`,
];
const asText = {
  HOSTILE: (string) => JSON.stringify(string).slice(1, -1),
  CELL: (string) => string.replace(/[|[\]\\]/g, " "),
  MARKDOWN: (string) => string.replace(/[!-/:-@[-`{-~]/g, "\\$&"),
  CODE: (string) => string.replaceAll("`", ""),
};

export default async function ({ browser }) {
  const folder = mkdtempSync(join(tmpdir(), "kamerbrief-hostile-"));
  try {
    const sites = strings.map((_, first) => laid(join(folder, String(first)), first));
    const server = await served(sites);
    // A policy holds whatever it holds of every string, so one of the sites will do.
    const places = [...everyPage(sites).map((place) => ({ ...place, bypassCSP: true })), ...everyPage(sites.slice(0, 1))];
    const found = await overAll(browser, places, ({ bypassCSP = false }) => ({ bypassCSP }), (page, place) => look(page, place, server));
    server.close();
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// The site with the strings in turn, from one of them on, so that over all sites every place has every string.
function laid(folder, first) {
  cpSync(new URL("../hostile", import.meta.url).pathname, folder, { recursive: true });
  let at = first;
  for (const file of filesBelow(folder)) {
    const text = readFileSync(join(folder, file), "utf8");
    writeFileSync(join(folder, file), text.replace(/HOSTILE|CELL|MARKDOWN|CODE/g, (kind) => asText[kind](strings[at++ % strings.length])));
  }
  return built({ name: `hostile-${first}`, folder });
}

async function look(page, place, server) {
  const faults = [];
  page.on("request", (request) => request.url().startsWith(`${server.origin}/`) || faults.push(`asks for ${request.url()}`));
  page.on("response", (response) => response.status() < 400 || faults.push(`${response.status()} for ${response.url()}`));
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  await page.addInitScript(() => { globalThis.hits = []; globalThis.hit = (what) => globalThis.hits.push(what ?? "something"); });
  await page.goto(server.address(place.site, place.page));
  if (place.page === "zoeken/index.html") await searched(page);
  await page.evaluate(touched);
  const hits = await page.evaluate(() => globalThis.hits);
  const where = `${told(place)}${place.bypassCSP ? " without its policy" : ""}`;
  return [...faults, ...hits.map((hit) => `ran: ${hit}`)].map((fault) => `${where}: ${fault}`);
}

async function searched(page) {
  await page.locator("input[type=search]").fill("onerror");
  await page.locator(".hit").first().waitFor();
}

// Everything that a reader could touch, is touched; what leads elsewhere is not followed.
async function touched() {
  document.addEventListener("click", (event) => event.target.closest("a:not([href^='#'])") && event.preventDefault());
  for (const one of document.querySelectorAll("body *")) {
    for (const kind of ["mouseover", "mouseenter"]) one.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true }));
    one.focus?.();
    if (one.matches("a, button, summary, .sort")) one.click?.();
  }
  await new Promise((done) => setTimeout(done, 50));
}
