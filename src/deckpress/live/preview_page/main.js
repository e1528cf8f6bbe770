// The preview: one state, the events that change it, and the keys.

import { element, fillSelect } from "./elements.js";
import { mark, neighbour, nextTroubled, showList } from "./list.js";
import { accept, fitting, model, placeOf, problemsOf, successor } from "./model.js";
import { showPage, startPages } from "./pages.js";
import { placeLink, problemItem } from "./problems.js";
import { answer, flip, setView, showCard, showNothing, startStage, turn } from "./stage.js";

const byId = (id) => document.getElementById(id);
const stage = byId("stage"), search = byId("search");
let current = "", tab = "all", place = null;

// ---- the model -------------------------------------------------------------------------------------

async function fetchModel() {
  update(await (await fetch("model.json")).json());
}

function update(sent) {
  const first = model.version < 0;
  const changed = accept(sent);
  fillFilters();
  fillTabs();
  showBroken();
  byId("problems").replaceChildren(problemsPanel());
  const next = model.cards[current] ? current : place ? successor(place) : wanted() || model.order[0];
  filter(first ? new Set() : changed);
  choose(next ?? "", { scroll: false });
  if (tab !== "all" && tab !== "problems") { showPage(tab); }
  const clock = new Date().toLocaleTimeString();
  byId("state").textContent = first ? "" : sent.broken ? `Saved with errors ${clock}` : `Updated ${clock}`;
}

const wanted = () => {
  const key = decodeURIComponent(location.hash.slice(1));
  return model.cards[key] ? key : "";
};

function listen() {
  const events = new EventSource("events");
  events.addEventListener("hello", ({ data }) => {
    byId("state").textContent = "";
    if (Number(data) !== model.version) { fetchModel(); }
  });
  events.addEventListener("model", ({ data }) => {
    const sent = JSON.parse(data);
    if (sent.before === model.version) { update(sent); } else { fetchModel(); }
  });
  events.addEventListener("error", () => { byId("state").textContent = "The preview has ended; start it again"; });
}

// ---- filters and the list ---------------------------------------------------------------------------

function fillFilters() {
  const cards = Object.values(model.cards);
  const distinct = (values) => [...new Set(values)].sort((a, b) => a.localeCompare(b));
  const rows = (all, values) => [["", all], ...distinct(values).map((value) => [value, value.replaceAll("::", " › ")])];
  fillSelect(byId("deck"), rows("All decks", cards.map((card) => card.deck)));
  fillSelect(byId("kind"), rows("All kinds", cards.map((card) => card.kind)));
  fillSelect(byId("tag"), rows("All tags", cards.flatMap((card) => card.tags)));
}

function filter(changed = new Set()) {
  const keys = fitting({
    words: search.value, deck: byId("deck").value, kind: byId("kind").value, tag: byId("tag").value,
    only: byId("only").checked,
  });
  showList(keys, changed, (key) => choose(key));
  const all = model.order.length;
  byId("count").textContent = keys.length === all ? `${all} cards` : `${keys.length} of ${all} cards`;
  mark(current);
  return keys;
}

function refilter() {
  const keys = filter();
  if (keys.length && !keys.includes(current)) { choose(keys[0]); }
}

// ---- the card ----------------------------------------------------------------------------------------

function choose(key, { scroll = true } = {}) {
  const card = model.cards[key];
  const other = key !== current;
  current = card ? key : "";
  mark(current);
  if (!card) {
    showNothing("There are no cards.");
    byId("title").textContent = "";
    byId("facts").replaceChildren();
    byId("found").replaceChildren();
    return;
  }
  place = { ...placeOf(key), index: model.order.indexOf(key) };
  history.replaceState(null, "", `#${encodeURIComponent(key)}`);
  byId("title").textContent = card.title;
  const kind = element("span", { class: "kind" }, card.kind === "cloze" ? card.card : card.kind);
  const tags = card.tags.map((tag) => element("span", { class: "tag" }, tag));
  byId("facts").replaceChildren(kind, element("span", {}, card.deck.replaceAll("::", " › ")), placeLink(place), ...tags);
  const problems = problemsOf(key);
  byId("found").replaceChildren(...(problems.length
    ? [element("ul", { class: "problems", "aria-label": "Problems of this card" }, ...problems.map((p) => problemItem(p)))]
    : []));
  if (scroll && other) { stage.scrollTop = 0; }
  showCard(key, card.hash);
}

// ---- tabs --------------------------------------------------------------------------------------------

const tabs = () => [["all", "Cards"], ...model.pages, ["problems", "Problems"]];

function fillTabs() {
  const count = model.problems.length, focused = document.activeElement?.id;
  byId("tabs").replaceChildren(...tabs().map(([name, text]) => {
    const panel = name === "all" ? "cards" : name === "problems" ? name : "pages";
    const button = element("button", {
      type: "button", role: "tab", id: `tab-${name}`, "aria-controls": panel, "aria-selected": String(name === tab),
      tabindex: name === tab ? "0" : "-1",
    }, text);
    if (name === "problems" && count) { button.append(" ", element("span", { class: "number" }, String(count))); }
    button.addEventListener("click", () => open(name));
    return button;
  }));
  if (focused?.startsWith("tab-")) { byId(focused)?.focus(); }
}

function open(name) {
  tab = name;
  for (const button of byId("tabs").children) {
    const chosen = button.id === `tab-${name}`;
    button.setAttribute("aria-selected", String(chosen));
    button.tabIndex = chosen ? 0 : -1;
  }
  byId("cards").hidden = name !== "all";
  byId("problems").hidden = name !== "problems";
  byId("pages").hidden = name === "all" || name === "problems";
  if (!byId("pages").hidden) { showPage(name, model.cards[current]?.file); }
}

// ---- problems ----------------------------------------------------------------------------------------

function showCardOf(key) {
  open("all");
  choose(key);
}

function problemsPanel() {
  if (!model.problems.length) { return element("p", { class: "nothing" }, "No problems were found."); }
  return element("ul", { class: "problems" }, ...model.problems.map((p) => problemItem(p, showCardOf)));
}

function showBroken() {
  const errors = model.problems.filter((problem) => problem.severity === "error");
  const box = byId("broken");
  box.hidden = !model.broken;
  if (box.hidden) { box.replaceChildren(); return; }
  const many = errors.length === 1 ? "is an error" : `are ${errors.length} errors`;
  box.replaceChildren(
    element("p", {}, `There ${many} in the files, so a build would write nothing.${model.stale ? " The cards are those of the last good build." : ""}`),
    element("ul", { class: "problems" }, ...errors.slice(0, 5).map((problem) => problemItem(problem))));
}

// ---- keys --------------------------------------------------------------------------------------------

const step = (steps) => { if (tab === "all") { choose(neighbour(current, steps)); } };
const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), ArrowRight: () => step(1),
  k: () => step(-1), ArrowUp: () => step(-1), ArrowLeft: () => step(-1),
  " ": flip, Enter: answer, b: () => setView("sides", "both"), n: () => turn("light"), w: () => turn("width"),
  p: () => choose(nextTroubled(current)),
  e: () => document.querySelector("#facts .place")?.click(),
  "/": () => { open("all"); search.focus(); search.select(); },
  "?": () => byId("keys").showModal(),
  Escape: () => stage.focus(),
};
for (const number of [1, 2, 3, 4, 5, 6]) { KEYS[number] = () => open(tabs()[number - 1][0]); }

function press(key) {
  if (byId("keys").open) { return false; }
  KEYS[key]?.();
  return key in KEYS;
}

addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || byId("keys").open) { return; }
  if (target === search) {
    if (key === "Escape") { search.value = ""; refilter(); }
    if (key === "Escape" || key === "Enter") { byId("list").focus(); }
    if (key !== "ArrowDown" && key !== "ArrowUp") { return; }
  } else if (target.matches("select, textarea")) {
    return;
  } else if (target.matches("input, button, a, summary, pre") && key.length > 1) {
    if (target.role === "tab" && key.startsWith("Arrow")) { moveTab(key); event.preventDefault(); }
    return;
  } else if (target.matches("input, button, a, summary") && key === " ") {
    return;
  }
  if (press(key)) { event.preventDefault(); }
});

function moveTab(key) {
  const names = tabs().map(([name]) => name);
  const at = names.indexOf(tab) + (key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0);
  open(names[(at + names.length) % names.length]);
  byId(`tab-${tab}`).focus();
}

// ---- start -------------------------------------------------------------------------------------------

startStage(press);
startPages();
search.addEventListener("input", refilter);
for (const id of ["deck", "kind", "tag", "only"]) { byId(id).addEventListener("change", refilter); }
byId("before").addEventListener("click", () => step(-1));
byId("after").addEventListener("click", () => step(1));
byId("help").addEventListener("click", () => byId("keys").showModal());
fillTabs();
listen();
