// Runs in the frame of a card or of a printed page, before their own scripts: it stands in for what Anki's reviewer
// offers, and tells the preview what happens in the frame. A frame has no origin, so it can reach nothing but this.
"use strict";
(() => {
  const preview = new URL(document.currentScript.src).origin;
  const say = (kind, value) => parent.postMessage({ kind, value }, preview);
  let given = {};
  try { given = JSON.parse(window.name); } catch { /* opened by itself */ }

  // What a script stores, the preview keeps: Anki shows both sides in one page, and a printed page is loaded again.
  const kept = new Map(Object.entries(given.store ?? {}));
  const tell = () => say("store", Object.fromEntries(kept));
  const storage = {
    get length() { return kept.size; },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(String(key)) ?? null,
    setItem: (key, value) => { kept.set(String(key), String(value)); tell(); },
    removeItem: (key) => { kept.delete(String(key)); tell(); },
    clear: () => { kept.clear(); tell(); },
  };
  Object.defineProperty(window, "sessionStorage", { value: storage });
  if (given.page) { // a page that a build writes: only its place is kept
    Object.defineProperty(window, "localStorage", { value: storage });
    addEventListener("load", () => scrollTo(0, given.scroll ?? 0));
    addEventListener("scroll", () => say("scroll", scrollY));
    return;
  }

  // All frames of a card draw the same random numbers, so that they show options in the same order.
  let state = (given.seed ?? 1) >>> 0;
  Math.random = () => {
    state = (state + 0x6d2b79f5) >>> 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };

  const root = document.documentElement;
  const measure = () => say("height", Math.ceil(root.getBoundingClientRect().height));
  new ResizeObserver(measure).observe(root);
  let told = false;
  const ready = () => { if (!told) { told = true; say("ready", null); } };
  addEventListener("load", () => {
    measure();
    requestAnimationFrame(() => requestAnimationFrame(ready)); // when it is painted,
    setTimeout(ready, 100); // or soon, if it is out of view and so not painted at all
  });

  addEventListener("input", (event) => {
    if (event.target.id === "typeans") { say("typed", event.target.value); }
  });

  addEventListener("click", (event) => {
    const link = event.target.closest?.("a");
    if (!link) { return; }
    if (link.classList.contains("replay-button")) {
      event.preventDefault();
      play(link);
    } else if (/^(https?|mailto):/i.test(link.getAttribute("href") ?? "")) {
      link.target = "_blank";
      link.rel = "noopener noreferrer";
    }
  });

  function play(button) {
    const name = button.dataset.sound;
    if (!name) { return; }
    const film = /\.(mp4|m4v|webm|ogv|mov)$/i.test(name);
    const player = Object.assign(document.createElement(film ? "video" : "audio"), { src: encodeURIComponent(name) });
    if (film && button.nextElementSibling?.tagName !== "VIDEO") {
      player.controls = true;
      button.after(player);
    }
    player.play();
  }

  const BUSY = "a, button, summary, audio, video, [role], [tabindex]";
  addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const types = target.matches?.("input, textarea, select, [contenteditable]");
    if (types && key !== "Escape" && !(key === "Enter" && target.id === "typeans")) { return; }
    if (!types && key.length > 1 && target.closest?.(BUSY)) { return; }
    if (key === " " && target.closest?.(BUSY)) { return; }
    if (key === " ") { event.preventDefault(); }
    say("key", key);
  });
})();
