// Uses what the script of the pages adds, with the keyboard: explanations beside the words, numbers of sentences, ways
// to copy, tables that are sorted and figures that are cited.

import { overAll, told } from "../support/browser.mjs";

const edition = ["marokko", "marokko/2023-06/index.html"];
const table = ["marokko", "marokko/2023-06/tabellen/terugkeer/index.html"];

const steps = [
  [edition, "a term is explained beside the words, and Escape leads back", async (page) => {
    const term = page.locator("a.term").first();
    const explained = await page.evaluate((id) => document.getElementById(id).nextElementSibling.textContent, decodeURIComponent((await term.getAttribute("href")).slice(1)));
    await term.focus();
    await page.keyboard.press("Enter");
    const beside = await page.locator(".beside").innerText();
    await page.keyboard.press("Escape");
    const isBack = await term.evaluate((own) => own === document.activeElement);
    return beside.includes(explained) && isBack && !(await page.locator(".beside").isVisible());
  }],
  [edition, "the mark of a claim opens its calculation", async (page) => {
    await page.locator("a.claim-mark").first().focus();
    await page.keyboard.press("Enter");
    return (await page.locator(".beside dt").count()) > 1 && (await page.locator(".beside [id]").count()) === 0;
  }],
  [edition, "a sentence is cited by section and number", async (page) => {
    await press(page, "button.sentences");
    await press(page, ".words:nth-of-type(2) .sentence-mark");
    const text = await page.locator(".beside p").first().innerText();
    return /§ 2, zin 1: https:\/\/kamerbrief\.example\/onder\/marokko\/marokko\/2023-06\/#[a-z-]+\.z1$/.test(text);
  }],
  [edition, "a citation is copied", async (page) => {
    const citation = page.locator(".citation").last();
    await citation.locator("button").focus();
    await page.keyboard.press("Enter");
    return (await page.evaluate(() => navigator.clipboard.readText())) === (await citation.locator("span").first().innerText());
  }],
  [table, "a withheld figure is sorted by what it can be, and the third press undoes it", async (page) => {
    const column = () => page.locator(".figures tbody tr").evaluateAll((rows) => rows.map((row) => row.cells[4].firstChild.textContent));
    const before = await column();
    const orders = [];
    for (let at = 0; at < 3; at += 1) {
      await press(page, ".figures th:nth-child(5) > .sort");
      orders.push(await column());
    }
    return JSON.stringify(orders) === JSON.stringify([["<5", "10", "460"], ["460", "10", "<5"], before]);
  }],
  [table, "a figure is cited with row, column and address", async (page) => {
    await press(page, "button.cite");
    await press(page, "td[id='terugkeer.gedwongen@2022'] button");
    const text = await page.locator(".beside p").first().innerText();
    return text === "Terugkeeraantallen DT&V naar Marokko. Gedwongen vertrek, 2022: 30. https://kamerbrief.example/onder/marokko/marokko/2023-06/tabellen/terugkeer/#terugkeer.gedwongen@2022";
  }],
];

export default async function ({ browser, server, sites }) {
  const places = steps.map(([[name, page], what, done]) => ({ site: sites.find((site) => site.name === name), page, what, done }));
  const options = () => ({ permissions: ["clipboard-read", "clipboard-write"] });
  return overAll(browser, places, options, async (page, place) => {
    await page.goto(server.address(place.site, place.page));
    const fault = await place.done(page).then((well) => (well ? "" : "it is not so"), (error) => error.message.split("\n")[0]);
    return fault ? [`${told(place)}: ${place.what}: ${fault}`] : [];
  });
}

async function press(page, selector) {
  await page.locator(selector).first().focus();
  await page.keyboard.press("Enter");
}
