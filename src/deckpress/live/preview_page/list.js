// The list of cards at the side.

import { model, placeOf, problemsOf } from "./model.js";
import { element } from "./elements.js";

const list = document.getElementById("list");
const rows = new Map();
let shown = [], made = 0;

/** Shows these cards; rows of cards that did not change stay as they are. */
export function showList(keys, changed, choose) {
  for (const key of rows.keys()) {
    if (!model.cards[key] || changed.has(key)) { rows.delete(key); }
  }
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
  shown = keys;
  list.replaceChildren(...groups);
  for (const key of changed) { rows.get(key)?.classList.add("changed"); }
}

function row(key, choose) {
  const place = placeOf(key), problems = problemsOf(key);
  const worst = ["error", "warning", "note"].find((name) => problems.some((p) => p.severity === name)) ?? "";
  const known = rows.get(key);
  if (known) {
    known.dataset.worst = worst;
    known.querySelector(".line").textContent = place.line;
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
