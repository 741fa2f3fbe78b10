// Opens every page of every site on a phone: nothing is asked from elsewhere, the console stays empty, the policy of
// the server is kept, nothing moves while it loads, and nothing runs out of the page or is cut off, at 360 and 320
// pixels and with the spacing of text that WCAG 1.4.12 names.

import { everyPage, overAll, told } from "../support/browser.mjs";

const spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }";

export default function ({ browser, server, sites }) {
  const options = () => ({ viewport: { width: 360, height: 740 } });
  return overAll(browser, everyPage(sites), options, async (page, place) => {
    const faults = listened(page, server.origin);
    await page.addInitScript(watched);
    await page.goto(server.address(place.site, place.page));
    faults.push(...(await page.evaluate(moved)));
    faults.push(...(await page.evaluate(outside)));
    await page.setViewportSize({ width: 320, height: 640 });
    faults.push(...(await page.evaluate(outside)));
    await page.evaluate((spacing) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(spacing);
      document.adoptedStyleSheets.push(sheet);
    }, spacing);
    const spaced = [...(await page.evaluate(outside)), ...(await page.evaluate(cut))];
    return [...faults, ...spaced.map((fault) => `with text spacing: ${fault}`)].map((fault) => `${told(place)}: ${fault}`);
  });
}

function listened(page, origin) {
  const faults = [];
  page.on("request", (request) => request.url().startsWith(`${origin}/`) || request.url().startsWith("data:") || faults.push(`asks for ${request.url()}`));
  page.on("response", (response) => response.status() < 400 || faults.push(`${response.status()} for ${response.url()}`));
  page.on("console", (message) => faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  return faults;
}

function watched() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => globalThis.shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
}

async function moved() {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  return globalThis.shifts.filter(({ value }) => value > 0).map(({ value }) => `moves while loading, by ${value}`);
}

function outside() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`wider than the window: ${scrollWidth} in ${clientWidth}`] : [];
}

// What hides a part of its words. What scrolls hides nothing, nor what is meant for ears alone.
function cut() {
  const hides = (one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowX) || ["hidden", "clip"].includes(getComputedStyle(one).overflowY);
  return [...document.body.querySelectorAll("*:not(svg, svg *)")]
    .filter((one) => !one.closest(".visually-hidden, .skip-link") && one.textContent.trim() && hides(one))
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
    .map((one) => `cut off: ${one.outerHTML.slice(0, 100)}`);
}
