// The list of cards at the side.

import { model, placeOf, problemsOf } from "./model.js";
import { element } from "./elements.js";

const list = document.getElementById("list");
const rows = new Map();
let shown = [], made = 0, arranged = "";

/** Shows these cards; rows of cards that did not change stay as they are. */
export function showList(keys, changed, choose) {
  const stale = new Map();
  for (const [key, entry] of rows) {
    if (!model.cards[key] || changed.has(key)) { stale.set(key, entry); rows.delete(key); }
  }
  const order = JSON.stringify(keys.map((key) => [key, model.cards[key].deck]));
  if (order === arranged) { // so the browser lays out a few rows instead of all
    for (const key of keys) {
      const entry = row(key, choose);
      stale.get(key)?.replaceWith(entry);
    }
  } else {
    arrange(keys, choose);
  }
  arranged = order;
  shown = keys;
  for (const key of changed) { rows.get(key)?.classList.add("changed"); }
}

/** Puts the rows of cards into the groups of their decks. */
function arrange(keys, choose) {
  const groups = [];
  let deck = null;
  for (const key of keys) {
    const card = model.cards[key];
    if (card.deck !== deck) {
      deck = card.deck;
      const name = element("div", { class: "deck", "aria-hidden": "true" }, deck.replaceAll("::", " › "));
      groups.push(element("div", { role: "group", "aria-label": deck }, name));
    }
    groups.at(-1).append(row(key, choose));
  }
  list.replaceChildren(...groups);
}

function row(key, choose) {
  const place = placeOf(key), problems = problemsOf(key);
  const worst = ["error", "warning", "note"].find((name) => problems.some((p) => p.severity === name)) ?? "";
  const known = rows.get(key);
  if (known) {
    const line = known.lastChild, number = String(place.line);
    if (known.dataset.worst !== worst) { known.dataset.worst = worst; }
    if (line.textContent !== number) { line.textContent = number; }
    return known;
  }
  const card = model.cards[key];
  made += 1;
  const entry = element("div", { role: "option", id: `row-${made}`, class: "row", "aria-selected": "false" },
    element("span", { class: "title" }, card.title || "(picture)"),
    element("span", { class: "kind" }, card.kind === "cloze" ? card.card : card.kind),
    element("span", { class: "line" }, String(place.line)));
  entry.dataset.worst = worst;
  entry.addEventListener("click", () => choose(key));
  rows.set(key, entry);
  return entry;
}

/** Marks the card that is shown, and scrolls to it. */
export function mark(key) {
  for (const selected of list.querySelectorAll("[aria-selected=true]")) { selected.setAttribute("aria-selected", "false"); }
  const chosen = shown.includes(key) ? rows.get(key) : null;
  chosen?.setAttribute("aria-selected", "true");
  chosen?.scrollIntoView({ block: "nearest" });
  if (chosen) { list.setAttribute("aria-activedescendant", chosen.id); } else { list.removeAttribute("aria-activedescendant"); }
}

/** The key that stands so many places after another one in the list. */
export function neighbour(key, steps) {
  const at = shown.indexOf(key);
  if (at < 0) { return shown[0] ?? ""; }
  return shown[Math.max(0, Math.min(shown.length - 1, at + steps))];
}

/** The next card in the list with an error or a warning. */
export function nextTroubled(key) {
  const at = shown.indexOf(key);
  const round = [...shown.slice(at + 1), ...shown.slice(0, at + 1)];
  return round.find((other) => problemsOf(other).some((problem) => problem.severity !== "note")) ?? key;
}
