// Keeps an open page what the server shows: loads it again after a build that changed it, else renews the panel.
(() => {
  "use strict";
  const host = document.querySelector("kamerbrief-findings");
  const root = host.shadowRoot;
  // Browsers of before 2024 do not know such trees; they follow the builds, but see findings in the terminal only.
  const panel = root && root.getElementById("panel");
  const gone = root && root.getElementById("gone");
  let [build, findings] = document.currentScript.dataset.mark.split(" ");
  let source = null;

  // What was closed stays closed on other pages, until something else is found.
  const KEY = "kamerbrief-closed";
  const details = () => panel && panel.querySelector("details");
  const settle = () => {
    const found = details();
    if (!found) return;
    const kept = (sessionStorage.getItem(KEY) || "").split(" ");
    if (kept[0] === findings) found.open = kept[1] === "open";
    found.addEventListener("toggle", () => {
      sessionStorage.setItem(KEY, findings + " " + (found.open ? "open" : "closed"));
    });
  };

  const renew = async (mark) => {
    const response = await fetch("/.kamerbrief/panel");
    if (!response.ok || !panel) return;
    findings = mark;
    const focused = root.activeElement !== null;
    panel.innerHTML = await response.text();
    settle();
    const summary = panel.querySelector("summary");
    if (focused && summary) summary.focus();
  };

  const hear = (event) => {
    const [newBuild, newFindings] = event.data.split(" ");
    if (newBuild !== build) location.reload();
    else if (newFindings !== findings) renew(newFindings);
  };

  const say = (text) => {
    if (gone && gone.textContent !== text) gone.textContent = text;
  };

  // A browser keeps few connections to one server: only pages that are looked at have one.
  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource("/.kamerbrief/events");
    source.onmessage = hear;
    source.onopen = () => say("");
    source.onerror = () => say("kamerbrief serve does not answer: this page may be old");
  };
  const rest = () => {
    if (source) source.close();
    source = null;
  };

  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
  addEventListener("pagehide", rest);
  addEventListener("pageshow", listen);
  document.addEventListener("keydown", (event) => {
    const found = details();
    if (event.key !== "Escape" || event.defaultPrevented || !found || !found.open) return;
    found.open = false;
    if (root.activeElement) found.querySelector("summary").focus();
  });
  settle();
  listen();
})();
