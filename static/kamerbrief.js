// What helps whoever reads on a screen: explanations beside the words, numbers of sentences, tables that can be sorted,
// ways to copy. Every page says all it has to say without this; nothing here adds a word of the report.
//
// What needs it has the class `by-script`, and is not seen where scripts are off. Nothing moves when it begins.

"use strict";

// In a block of its own, so that it shares no name with another script of the page.
{
  const words = JSON.parse(document.currentScript.dataset.words);

  // An element of ours.
  function made(name, { text = "", ...more } = {}) {
    const element = Object.assign(document.createElement(name), more);
    element.classList.add("by-script");
    element.append(text);
    return element;
  }

  function button(text, press) {
    const element = made("button", { type: "button", text });
    element.addEventListener("click", press);
    return element;
  }

  // The text, without buttons of ours, what is there for ears only, and places where a word may be parted.
  function said(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".by-script:not(.around), .visually-hidden, sup").forEach((part) => part.remove());
    return copy.textContent.trim().replace(/\s+/g, " ").replaceAll("\u00AD", "");
  }

  // The address of a part of this page, at which it will be found later too.
  function addressOf(id) {
    const canonical = document.querySelector("link[rel=canonical]");
    const page = canonical ? canonical.href : location.href.split("#")[0];
    return `${page}#${encodeURIComponent(id).replaceAll("%40", "@").replaceAll("%2F", "/")}`;
  }

  // Where a page comes over plain HTTP there is no clipboard at all, which is a failure like any other.
  async function written(what) {
    const content = what();
    await (typeof content === "string" ? navigator.clipboard.writeText(content) : navigator.clipboard.write([content]));
  }

  // Turns a button into one that copies, and says on itself whether that went well.
  function copies(own, what) {
    const label = [...own.childNodes];
    own.setAttribute("aria-live", "polite");
    own.addEventListener("click", async () => {
      own.replaceChildren(await written(what).then(() => words.copied, () => words.not_copied));
      setTimeout(() => own.replaceChildren(...label), 2000);
    });
  }

  function copier(what) {
    const own = made("button", { type: "button", text: words.copy });
    copies(own, what);
    return own;
  }

  // Turns a button that stays pressed to its other side, and says which that is.
  function pressed(own) {
    const on = own.getAttribute("aria-pressed") !== "true";
    own.setAttribute("aria-pressed", String(on));
    return on;
  }

  // Beside the words: one box, which the browser closes at Escape or a press elsewhere.

  const GAP = 8;
  const box = made("div", { popover: "auto", tabIndex: -1 });
  box.classList.add("beside");
  box.setAttribute("role", "dialog");
  let anchor;
  let wasSeen;

  // `controls` stand below the contents, before the button that closes.
  function showBeside(own, contents, controls, name = own.getAttribute("aria-label") ?? said(own)) {
    anchor = own;
    wasSeen = isSeen();
    const line = made("p");
    line.append(...controls.flatMap((control) => [control, " "]), button(words.close, () => box.hidePopover()));
    box.replaceChildren(...contents, line);
    box.scrollTop = 0;
    box.setAttribute("aria-label", name);
    // Behind the words that it belongs to, so that reading on leads into it; a table holds nothing but rows.
    (own.closest(".scroll") ?? own.closest("p, li, dd, h2, h3, h4, h5, h6") ?? own).after(box);
    box.showPopover();
    place();
    box.focus({ preventScroll: true });
  }

  // Below its words or above them, where there is more room, and wholly on the screen.
  function place() {
    const read = box.scrollTop;
    box.style.maxHeight = "none";
    const { left, bottom, top } = anchor.getBoundingClientRect();
    const [below, above] = [innerHeight - bottom - 2 * GAP, top - 2 * GAP];
    const isBelow = box.offsetHeight <= below || below >= above;
    box.style.maxHeight = `${Math.max(isBelow ? below : above, innerHeight / 2)}px`;
    const { offsetWidth, offsetHeight } = box;
    const within = (at, room) => `${Math.max(GAP, Math.min(at, room - GAP))}px`;
    box.style.left = within(left, innerWidth - offsetWidth);
    box.style.top = within(isBelow ? bottom + GAP : top - offsetHeight - GAP, innerHeight - offsetHeight);
    box.scrollTop = read;
  }

  function isSeen() {
    const { bottom, top } = anchor.getBoundingClientRect();
    return bottom >= 0 && top <= innerHeight;
  }

  // It goes with its words, and away when they do; whoever is quick opens it while they are still being scrolled to.
  function follow({ target }) {
    if (target === box || !box.matches(":popover-open")) return;
    if (wasSeen && !isSeen()) return box.hidePopover();
    wasSeen = isSeen();
    place();
  }

  // What opens it says so.
  function opens(own, show) {
    own.setAttribute("aria-haspopup", "dialog");
    own.addEventListener("click", show);
  }

  // What a link leads to, as a copy without places and ways back.
  function copied(target) {
    const parts = target.matches("dt") ? [target, target.nextElementSibling] : [target];
    return parts.map((part) => {
      const copy = made({ DT: "b", P: "p" }[part.nodeName] ?? "div");
      copy.replaceChildren(...part.cloneNode(true).childNodes);
      copy.querySelectorAll("[role=doc-backlink], .by-script").forEach((way) => way.remove());
      copy.querySelectorAll("[id]").forEach((place) => place.removeAttribute("id"));
      return copy;
    });
  }

  // What a figure is of, the notes on it and on that, and what stands below its table.
  function figured(place) {
    const [figure, cell] = [place.closest("figure"), place.closest("td")];
    const caption = figure.querySelector("caption");
    const { lang } = caption.closest("[lang]");
    const marks = [caption, ...headsOf(cell), cell].flatMap((part) => [...part.querySelectorAll(".note-mark")].map(({ hash }) => hash));
    const explaining = [...[...new Set(marks)].map(targetOf), ...figure.querySelectorAll(".below > p:not(.on-screen)")];
    return [made("b", { text: labelled(place), lang }), made("p", { text: said(caption), lang }), ...explaining.flatMap(copied)];
  }

  function targetOf(hash) {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  }

  function explained(event) {
    const target = targetOf(this.hash);
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const way = made("a", { href: this.hash, text: words.to_place });
    way.addEventListener("click", () => box.hidePopover());
    if (target.closest("td")) showBeside(this, figured(target), [way], labelled(target));
    else showBeside(this, copied(target), [way]);
  }

  // A whole table does not go beside the words.
  function isExplained(link) {
    return !targetOf(link.hash)?.matches("figure");
  }

  if (box.showPopover) {
    const links = [...document.querySelectorAll(":is(a.term, a.figure)[href^='#'], a.claim-mark, a.note-mark")];
    links.filter(isExplained).forEach((link) => opens(link, explained));
    addEventListener("scroll", follow, { passive: true, capture: true });
    addEventListener("resize", follow);
  }

  // The table of contents shows where the reader is.

  const entries = new Map([...document.querySelectorAll(".contents a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...entries.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  function position() {
    // At the end of the page its last parts may be too short to come that far up.
    const isAtEnd = scrollY > 0 && scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    const passed = isAtEnd ? headings.at(-1) : headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    for (const [id, link] of entries) {
      if (id === passed?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  if (headings.length) {
    let asked = false;
    addEventListener("scroll", () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; position(); });
    }, { passive: true });
  }

  // A report: its sentences have numbers, for whoever cites one.

  function numbered(section, at) {
    for (const sentence of section.querySelectorAll(".sentence")) {
      const number = sentence.id.slice(sentence.id.lastIndexOf(".z") + 2);
      const place = `§ ${at + 1}, ${words.sentence} ${number}`;
      const mark = made("button", { type: "button", text: number });
      const text = `${said(document.querySelector("h1"))}, ${place}: ${addressOf(sentence.id)}`;
      opens(mark, () => showBeside(mark, [made("p", { text })], [copier(() => text)]));
      mark.classList.add("sentence-mark");
      mark.setAttribute("aria-label", place);
      sentence.prepend(mark);
    }
  }

  for (const own of document.querySelectorAll("button.sentences")) {
    own.addEventListener("click", () => {
      if (pressed(own)) document.querySelectorAll(".letter > .words").forEach(numbered);
      else document.querySelectorAll(".sentence-mark").forEach((mark) => mark.remove());
    });
  }

  for (const citation of document.querySelectorAll(".citation")) {
    copies(citation.querySelector("button"), () => said(citation.querySelector("span")));
  }

  // A table on its own page: its columns can be sorted, its figures cited.

  // The lower bound, then the upper one; what has no number comes last, whichever way.
  function compared(one, other, direction) {
    const [first, second] = [one, other].map(({ dataset }) => dataset.order?.split(" ").map(Number));
    if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1);
    return direction * (first[0] - second[0] || first[1] - second[1]);
  }

  function byLabel(one, other, direction) {
    return direction * said(one).localeCompare(said(other), document.documentElement.lang, { numeric: true });
  }

  // Orders the lines of each group by a column, upwards for 1, downwards for -1; for 0 as they were printed.
  function sorter(table) {
    const bodies = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    return (column, direction) => {
      for (const { body, rows } of bodies) {
        const heading = rows.filter((row) => row.cells[0].matches(".group"));
        const lines = rows.filter((row) => !heading.includes(row));
        const order = column ? compared : byLabel;
        if (direction) lines.sort((one, other) => order(one.cells[column], other.cells[column], direction));
        body.append(...heading, ...lines);
      }
    };
  }

  // No button element: a line of text within it would be broken elsewhere than without it, and the table would move.
  function sortButton(head, press) {
    const own = made("span", { tabIndex: 0, title: words.sort });
    own.setAttribute("role", "button");
    own.addEventListener("click", press);
    own.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      press();
    });
    own.classList.add("sort", "around");
    own.append(...[...head.childNodes].filter((part) => part.nodeName !== "SUP"));
    head.prepend(own);
  }

  function sortable(table) {
    const sort = sorter(table);
    const heads = [...table.tHead.rows[0].cells];
    // The corner is there for ears only.
    heads.filter(said).forEach((head) => sortButton(head, () => {
      const order = { ascending: "descending", descending: "" }[head.getAttribute("aria-sort")] ?? "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      if (order) head.setAttribute("aria-sort", order);
      sort(heads.indexOf(head), { ascending: 1, descending: -1 }[order] ?? 0);
    }));
  }

  // The headers of each column, from above; one that reaches over several columns or lines stands at all of them.
  function columnsOf(table) {
    const columns = [];
    [...table.tHead.rows].forEach((row, line) => {
      let column = 0;
      for (const head of row.cells) {
        while (columns[column]?.[line]) column += 1;
        for (let across = 0; across < head.colSpan; across += 1) {
          const own = columns[column + across] ??= [];
          for (let down = 0; down < head.rowSpan; down += 1) own[line + down] = head;
        }
        column += head.colSpan;
      }
    });
    return columns.map((heads) => [...new Set(heads)]);
  }

  // The headers of a cell: of its row, below a heading where it has one, and of its column.
  function headsOf(cell) {
    const [line, body] = [cell.parentElement, cell.closest("tbody")];
    const before = [...line.cells].slice(0, cell.cellIndex);
    const column = before.reduce((at, { colSpan }) => at + colSpan, 0);
    const heads = [body.querySelector(".group"), line.querySelector("th"), ...(columnsOf(cell.closest("table"))[column] ?? [])];
    return heads.filter(Boolean);
  }

  // A figure, after what it is of and with what its sign says.
  function labelled(place) {
    const label = headsOf(place.closest("td")).map(said).filter(Boolean).join(", ");
    const spoken = place.querySelector(".visually-hidden")?.textContent ?? "";
    return `${label}: ${said(place)}${spoken}`;
  }

  // The figure, in which table of which report, by whom, and its address; all units, where rows have units of their own.
  function citation(place) {
    const table = place.closest("figure");
    const { unit, source } = table.querySelector(".cite").dataset;
    const [figure, told] = unit ? [`${labelled(place)} ${unit}`, source] : [labelled(place), said(table.querySelector(".below > p:last-child"))];
    return [figure, document.title, told, addressOf(place.id)].filter(Boolean).join(". ");
  }

  function citable(figure) {
    const own = figure.querySelector("button.cite");
    own.addEventListener("click", () => {
      const on = pressed(own);
      own.nextElementSibling.hidden = !on;
      for (const place of figure.querySelectorAll("td[id], td > [id]")) {
        if (on) asButton(place);
        else place.querySelector("button").replaceWith(...place.querySelector("button").childNodes);
      }
    });
  }

  // The figure as a button; its notes stay beside it.
  function asButton(place) {
    const own = made("button", { type: "button" });
    opens(own, () => showBeside(own, [made("p", { text: citation(place) })], [copier(() => citation(place))]));
    own.classList.add("around");
    own.append(...[...place.childNodes].filter((part) => part.nodeName !== "SUP"));
    place.prepend(own);
  }

  for (const figure of document.querySelectorAll("figure.figures:has(> .tools)")) {
    const table = figure.querySelector("table");
    citable(figure);
    // Lines below a header of several lines, or cells of several figures, have no one order.
    if (table.tHead.rows.length === 1 && !table.querySelector("thead [colspan], td > [id]")) sortable(table);
  }

  // Charts: what is beside them can be copied.

  for (const chart of document.querySelectorAll("figure.drawing")) {
    const [address, picture] = [chart.querySelector(".copy-address"), chart.querySelector(".copy-picture")];
    if (address) copies(address, () => addressOf(chart.id));
    if (!picture) continue;
    if (location.protocol === "file:" || !globalThis.ClipboardItem) picture.style.visibility = "hidden";
    else copies(picture, () => new ClipboardItem({ "image/png": fetch(picture.dataset.picture).then((answer) => answer.blob()) }));
  }
}
