// Walks every kind of page by keyboard alone: each stop is seen, none is hidden below what sticks to the window, none
// holds the walk, none is left out, and the skip link leads into the text.

import { overAll, told } from "../support/browser.mjs";

export default async function ({ browser, server, shown }) {
  const options = () => ({ viewport: { width: 1280, height: 800 } });
  return overAll(browser, shown, options, async (page, place) => {
    await page.goto(server.address(place.site, place.page));
    const stops = await page.evaluate(marked);
    const [faults, reached] = await walk(page, stops.length);
    const missed = stops.filter((_, at) => !reached.has(at)).map((stop) => `never reached: ${stop}`);
    return [...faults, ...missed, ...(await skipped(page))].map((fault) => `${told(place)}: ${fault}`);
  });
}

// Numbers what can be reached by Tab, and tells each.
function marked() {
  const may = "a[href], button, input, select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(may)].filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }));
  stops.forEach((stop, at) => (stop.dataset.stop = at));
  return stops.map((stop) => stop.outerHTML.slice(0, 90));
}

async function walk(page, stops) {
  const [faults, reached] = [[], new Set()];
  for (let step = 0; step <= stops; step++) {
    await page.keyboard.press("Tab");
    const { at, fault } = await page.evaluate(focused);
    if (at === null) break;
    if (reached.has(at)) return [[...faults, `the walk goes in a circle or stands still: ${fault ?? at}`], reached];
    reached.add(at);
    if (fault) faults.push(fault);
  }
  return [faults, reached];
}

function focused() {
  const one = document.activeElement;
  if (!one?.dataset?.stop) return { at: null };
  const style = getComputedStyle(one);
  const seen = [...one.getClientRects()].some((box) => [.1, .5, .9].some((x) => [.2, .5, .8].some((y) => {
    const hit = document.elementFromPoint(box.left + x * box.width, Math.min(box.top + y * box.height, innerHeight - 2));
    return hit && (one.contains(hit) || hit.contains(one) && hit.matches("a, summary"));
  })));
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const fault = !outlined ? "focus is not seen on" : !seen ? "hidden while it has the focus:" : null;
  return { at: Number(one.dataset.stop), fault: fault && `${fault} ${one.outerHTML.slice(0, 120)}` };
}

async function skipped(page) {
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.reload();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const [main, one] = [document.querySelector("main"), document.activeElement];
    return location.hash === `#${main.id}` && (main.contains(one) || !main.querySelector("a[href], summary, [tabindex='0']"));
  });
  return inside ? [] : ["the skip link does not lead into the text"];
}
