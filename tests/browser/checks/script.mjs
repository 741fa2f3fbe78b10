// Uses what the script of the pages adds, with the keyboard: explanations beside the words, numbers of sentences, ways
// to copy, tables that are sorted and figures that are cited.

import { overAll, told } from "../support/browser.mjs";

const edition = ["marokko", "marokko/2023-06/index.html"];
const table = ["marokko", "marokko/2023-06/tabellen/terugkeer/index.html"];

const layered = ["voorbeeldland", "voorbeeldland/2025/tabellen/aanvragen/index.html"];
const withUnits = ["voorbeeldland", "voorbeeldland/2025/tabellen/leeftijd/index.html"];

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
  [edition, "a figure in the text opens with its row, column, notes and source, and leads to its cell", async (page) => {
    await press(page, "a.figure[href='#terugkeer.gedwongen@2021']");
    const beside = await page.locator(".beside").innerText();
    const isThere = ["Gedwongen vertrek, 2021: 6", "Terugkeeraantallen DT&V naar Marokko", "Niet afgerond", "personen", "Bron: DT&V"].every((part) => beside.includes(part));
    await press(page, ".beside a:not(.note-mark)");
    return isThere && (await page.locator(":target").getAttribute("id")) === "terugkeer.gedwongen@2021";
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
  [edition, "where there is no clipboard, the button says that it did not copy", async (page) => {
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await press(page, ".citation button");
    await page.waitForTimeout(100);
    return (await page.locator(".citation button").first().innerText()) === "Kopiëren lukt hier niet";
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
    return text === "Gedwongen vertrek, 2022: 30 personen. Terugkeeraantallen DT&V naar Marokko – Migratiepartnerschap met Marokko, cijfers tot medio 2023 – Kamerbrief. Bron: DT&V. https://kamerbrief.example/onder/marokko/marokko/2023-06/tabellen/terugkeer/#terugkeer.gedwongen@2022";
  }],
  [layered, "a provisional figure below two lines of headers is cited with both, and as provisional", async (page) => {
    await press(page, "button.cite");
    await press(page, "td[id='aanvragen.noord.ingediend@2025'] button");
    const text = await page.locator(".beside p").first().innerText();
    return text.startsWith("Noordland, 2025, Ingediend: 533* (voorlopig) aanvragen. Aanvragen en besluiten naar landsdeel – ");
  }],
  [edition, "what opens stays while the page still scrolls to its words, and goes away with them", async (page) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    const term = page.locator("a.term").last();
    await term.evaluate((own) => { own.focus(); own.click(); });
    await page.waitForTimeout(1500);
    const stays = await page.locator(".beside").isVisible() && await term.evaluate((own) => own.getBoundingClientRect().top < innerHeight);
    await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
    await page.waitForTimeout(200);
    return stays && !(await page.locator(".beside").isVisible());
  }],
  [withUnits, "a share is cited with what it is a share of", async (page) => {
    await press(page, "button.cite");
    await press(page, "[id='leeftijd.jongens.aandeel@2025'] button");
    const text = await page.locator(".beside p").first().innerText();
    return text.startsWith("Mannen, waarvan jonger dan 18 jaar, 2025: 12. ") && text.includes(". Eenheid: personen; aandeel: %. Bron: Voorbeeldbureau");
  }],
  ...[[360, 640], [640, 360], [1280, 720]].map(([width, height]) => [edition, `what opens at ${width} by ${height} pixels is wholly on the screen and has a name`, async (page) => {
    await page.setViewportSize({ width, height });
    const faults = await page.evaluate(opened, [0.1, 0.5, 0.9]);
    if (faults.length) throw new Error(faults.join("; "));
    return true;
  }]),
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

// Opens all that can be opened, with its words at these heights of the screen; in the page.
function opened(heights) {
  const faults = [];
  const links = [...document.querySelectorAll("[aria-haspopup=dialog]")];
  if (links.length === 0) faults.push("nothing can be opened");
  for (const link of links) {
    for (const height of heights) {
      scrollTo({ top: scrollY + link.getBoundingClientRect().top - innerHeight * height, behavior: "instant" });
      link.click();
      const box = document.querySelector(".beside");
      const { left, top, right, bottom } = box.getBoundingClientRect();
      const isWithin = box.matches(":popover-open") && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      if (!isWithin || !box.getAttribute("aria-label")) faults.push(`${link.textContent} at ${height}: ${left} ${top} ${right} ${bottom}`);
      box.hidePopover();
    }
  }
  return faults;
}

async function press(page, selector) {
  await page.locator(selector).first().focus();
  await page.keyboard.press("Enter");
}
