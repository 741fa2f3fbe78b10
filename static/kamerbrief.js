// What helps whoever reads on a screen: explanations beside the words, numbers of sentences, tables that can be sorted,
// ways to copy. Every page says all it has to say without this; nothing here adds a word of the report.
//
// What needs it has the class `by-script`, and is not seen where scripts are off. Nothing moves when it begins.

"use strict";

// In a block of its own, so that it shares no name with another script of the page.
{
  const words = JSON.parse(document.currentScript.dataset.words);

  /// An element of ours.
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

  /// The text, without buttons of ours and without what is there for ears only.
  function said(element) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".by-script:not(.around), .visually-hidden, sup").forEach((part) => part.remove());
    return copy.textContent.trim().replace(/\s+/g, " ");
  }

  /// The address of a part of this page, at which it will be found later too.
  function addressOf(id) {
    const canonical = document.querySelector("link[rel=canonical]");
    const page = canonical ? canonical.href : location.href.split("#")[0];
    return `${page}#${encodeURIComponent(id).replaceAll("%40", "@").replaceAll("%2F", "/")}`;
  }

  /// Turns a button into one that copies, and says on itself whether that went well.
  function copies(own, what) {
    const label = [...own.childNodes];
    own.setAttribute("aria-live", "polite");
    own.addEventListener("click", async () => {
      const content = what();
      const done = typeof content === "string" ? navigator.clipboard.writeText(content) : navigator.clipboard.write([content]);
      own.replaceChildren(await done.then(() => words.copied, () => words.not_copied));
      setTimeout(() => own.replaceChildren(...label), 2000);
    });
  }

  function copier(what) {
    const own = made("button", { type: "button", text: words.copy });
    copies(own, what);
    return own;
  }

  /// Turns a button that stays pressed to its other side, and says which that is.
  function pressed(own) {
    const on = own.getAttribute("aria-pressed") !== "true";
    own.setAttribute("aria-pressed", String(on));
    return on;
  }

  // Beside the words: one box, which the browser closes at Escape or a press elsewhere.

  const box = made("div", { popover: "auto", tabIndex: -1 });
  box.classList.add("beside");

  function showBeside(anchor, contents) {
    box.replaceChildren(...contents);
    // Behind the words that it belongs to, so that reading on leads into it.
    (anchor.closest("p, li, dd, td, caption, h2, h3, h4, h5, h6, .scroll") ?? anchor).after(box);
    box.showPopover();
    const { left, bottom, top } = anchor.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = box;
    const below = bottom + offsetHeight + 8 < innerHeight || top < offsetHeight + 8;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - offsetWidth - 8))}px`;
    box.style.top = `${below ? bottom + 6 : top - offsetHeight - 6}px`;
    box.focus();
  }

  addEventListener("scroll", () => box.matches(":popover-open") && box.hidePopover(), { passive: true });

  /// What a link leads to, as a copy without places and ways back.
  function copied(target) {
    const parts = target.matches("dt") ? [target, target.nextElementSibling] : [target];
    return parts.map((part) => {
      const copy = made(part.matches("dt") ? "b" : "div");
      copy.replaceChildren(...part.cloneNode(true).childNodes);
      copy.querySelectorAll("[role=doc-backlink], .by-script").forEach((way) => way.remove());
      copy.querySelectorAll("[id]").forEach((place) => place.removeAttribute("id"));
      return copy;
    });
  }

  function explained(event) {
    const target = document.getElementById(decodeURIComponent(this.hash.slice(1)));
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const way = made("a", { href: this.hash, text: words.to_place });
    way.addEventListener("click", () => box.hidePopover());
    const line = made("p");
    line.append(way, " ", button(words.close, () => box.hidePopover()));
    showBeside(this, [...copied(target), line]);
  }

  if (box.showPopover) {
    for (const link of document.querySelectorAll("a.term[href^='#'], a.claim-mark, a.note-mark")) link.addEventListener("click", explained);
  }

  // The table of contents shows where the reader is.

  const entries = new Map([...document.querySelectorAll(".contents a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...entries.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  function position() {
    const passed = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
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
      const mark = button(number, () => {
        const text = `${said(document.querySelector("h1"))}, ${place}: ${addressOf(sentence.id)}`;
        showBeside(mark, [made("p", { text }), copier(() => text)]);
      });
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

  const parts = (row) => [...row.cells];

  /// The lower bound, then the upper one; what has no number comes last, whichever way.
  function compared(one, other, direction) {
    const [first, second] = [one, other].map(({ dataset }) => dataset.order?.split(" ").map(Number));
    if (!first || !second) return (first ? 0 : 1) - (second ? 0 : 1);
    return direction * (first[0] - second[0] || first[1] - second[1]);
  }

  function sortable(table) {
    const heads = parts(table.tHead.rows[0]);
    const bodies = [...table.tBodies].map((body) => ({ body, rows: [...body.rows] }));
    const sorted = (column, direction) => {
      for (const { body, rows } of bodies) {
        const heading = rows.filter((row) => row.cells[0].matches(".group"));
        const lines = rows.filter((row) => !heading.includes(row));
        if (direction) {
          lines.sort((one, other) => column
            ? compared(one.cells[column], other.cells[column], direction)
            : direction * said(one.cells[0]).localeCompare(said(other.cells[0]), document.documentElement.lang, { numeric: true }));
        }
        body.append(...heading, ...lines);
      }
    };
    heads.forEach((head, column) => {
      // The corner is there for ears only.
      if (!said(head)) return;
      // No button element: a line of text within it would be broken elsewhere than without it, and the table would move.
      const own = made("span", { tabIndex: 0, title: words.sort });
      own.setAttribute("role", "button");
      const press = () => {
        const next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
        const order = next === undefined ? "ascending" : next;
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (order) head.setAttribute("aria-sort", order);
        sorted(column, { ascending: 1, descending: -1 }[order] ?? 0);
      };
      own.addEventListener("click", press);
      own.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        press();
      });
      own.classList.add("sort", "around");
      const marks = [...head.childNodes].filter((part) => part.nodeName === "SUP");
      own.append(...[...head.childNodes].filter((part) => !marks.includes(part)));
      head.prepend(own);
    });
  }

  /// The cell's row, its column and what it says, with the address.
  function citation(cell) {
    const table = cell.closest("table");
    const column = parts(cell.parentElement).indexOf(cell);
    const label = `${said(cell.parentElement.cells[0])}, ${said(table.tHead.rows[0].cells[column])}`;
    return `${said(table.caption)}. ${label}: ${said(cell)}. ${addressOf(cell.id)}`;
  }

  function citable(figure) {
    const own = figure.querySelector("button.cite");
    own.addEventListener("click", () => {
      const on = pressed(own);
      own.nextElementSibling.hidden = !on;
      for (const cell of figure.querySelectorAll("td[id]")) {
        if (on) asButton(cell);
        else cell.querySelector("button").replaceWith(...cell.querySelector("button").childNodes);
      }
    });
  }

  /// The figure as a button; its notes stay beside it.
  function asButton(cell) {
    const own = button("", () => showBeside(own, [made("p", { text: citation(cell) }), copier(() => citation(cell))]));
    own.classList.add("around");
    own.append(...[...cell.childNodes].filter((part) => part.nodeName !== "SUP"));
    cell.prepend(own);
  }

  for (const figure of document.querySelectorAll("figure.figures:has(> .tools)")) {
    sortable(figure.querySelector("table"));
    citable(figure);
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
