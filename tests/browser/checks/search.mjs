// Searches as a reader does, by keyboard alone: what is found holds what was asked for, the first link leads to it, how
// much was found is announced, axe finds nothing in it, and nothing moves. What is nowhere is said to be so. From a
// folder and without scripts the page says why it cannot search; in either case everything stays listed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "parse5";
import { overAll, told } from "../support/browser.mjs";
import { violations } from "./axe.mjs";

// What is typed, and what is to stand on every page that is found.
const asked = ["laissez-passer", "1.770", "<5", "Gedwongen vertrek"];
// What stands nowhere, though a word that is there is its beginning, or its first half is there.
const nowhere = ["qqxzzyk", "voorlopig", "533", "laissez-passer qqxzzyk"];

export default async function ({ browser, server, shown }) {
  const places = shown.filter(({ kind }) => kind === "search");
  const typed = [...asked, ...nowhere].flatMap((words) => places.map((place) => ({ ...place, words })));
  const found = await overAll(browser, typed, () => ({}), (page, place) => searched(page, place, server));
  const script = await overAll(browser, places, () => ({ javaScriptEnabled: false }), (page, place) => silent(page, place, server.address(place.site, place.page), "JavaScript"));
  const disk = await overAll(browser, places, () => ({}), (page, place) => silent(page, place, pathToFileURL(join(place.site.root, place.page)).href, "map op uw computer"));
  return [...found, ...script, ...disk, ...(places.length ? [] : ["no site has a page for searching"])];
}

async function searched(page, place, server) {
  const faults = [];
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  await page.goto(server.address(place.site, place.page));
  await page.evaluate(watched);
  if (!(await reached(page, "input"))) faults.push("the field cannot be reached by Tab");
  await page.keyboard.type(place.words);
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent);
  const { status, hits, listed, shifts } = await page.evaluate(seen);
  faults.push(...(await violations(page)));
  faults.push(...shifts.map((value) => `moves when something is found, by ${value}`));
  if (!status.includes(place.words)) faults.push(`does not say what was looked for: ${status}`);
  if (nowhere.includes(place.words)) faults.push(...(hits.length || !listed ? [`found ${hits.length} pages, and everything is ${listed ? "" : "not "}listed`] : []));
  else faults.push(...(await held(page, place, server, hits)));
  return faults.map((fault) => `${told(place)}: \`${place.words}\`: ${fault}`);
}

async function reached(page, selector) {
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return true;
  }
  return false;
}

function watched() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: "layout-shift" });
}

function seen() {
  return {
    status: document.querySelector("[role=status]").textContent,
    hits: [...document.querySelectorAll(".hits ol > li > .hit a")].map(({ href }) => href),
    listed: document.querySelector(".searched").checkVisibility(),
    shifts: globalThis.shifts.filter(({ hadRecentInput }) => !hadRecentInput).map(({ value }) => value),
  };
}

// Every page that was found holds the words, and the first link leads to one, by keyboard.
async function held(page, { site, words }, server, hits) {
  if (!hits.length) return ["nothing was found"];
  const home = server.address(site, "");
  const lacking = hits.map((href) => decodeURIComponent(new URL(href).pathname).slice(new URL(home).pathname.length))
    .filter((file) => !says(text(parse(readFileSync(join(site.root, file), "utf8"))), words));
  const faults = lacking.map((file) => `is not on ${file}`);
  if (!(await reached(page, ".hit a"))) return [...faults, "what was found cannot be reached by Tab"];
  await Promise.all([page.waitForURL((url) => !/zoeken|search/.test(url.pathname)), page.keyboard.press("Enter")]);
  const [target, body] = await page.evaluate(() => [document.querySelector(":target")?.textContent ?? null, document.body.textContent]);
  if (!says(target ?? body, words)) faults.push(`the first link leads to something else: ${page.url()}`);
  return faults;
}

function says(text, words) {
  return text.toLowerCase().includes(words.toLowerCase());
}

function text(node) {
  return node.value ?? (node.childNodes ?? []).map(text).join("");
}

// Says why it cannot search, has no field, and lists every table.
async function silent(page, place, address, why) {
  await page.goto(address);
  const note = await page.locator(".search-note").innerText();
  const faults = note.includes(why) ? [] : [`does not say why it cannot search: ${note}`];
  if (await page.locator(".search input").isVisible()) faults.push("has a field that does nothing");
  const listed = await page.locator(".searched a").evaluateAll((links) => links.filter((link) => link.checkVisibility()).map((link) => link.href));
  const tables = place.site.pages.filter((file) => /\/(tabellen|tables)\/[^/]+\/index\.html$/.test(file));
  const lost = tables.filter((file) => !listed.some((href) => href.endsWith(file)));
  return [...faults, ...lost.map((file) => `does not list ${file}`)].map((fault) => `${told(place)}: ${fault}`);
}
