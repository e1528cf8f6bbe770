// ---- helpers, and the stored state: answers by the guid of their note, so that a rebuilt deck keeps them

const byId = (id) => document.getElementById(id);
const words = JSON.parse(document.body.dataset.words);
const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const tell = (text) => { byId("score").textContent = text; };
const shortened = (text) => (text.length > 100 ? text.slice(0, 99).trimEnd() + "…" : text);

function make(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** An element in the language of the page's buttons, for use between elements in the language of the deck. */
function spoken(name, properties, ...children) {
  const { lang } = byId("bar");
  return make(name, Object.assign(lang ? { lang } : {}, properties), ...children);
}

const place = "deckpress-quiz:" + document.body.dataset.deck;
const fresh = () => ({ answers: {}, seed: Math.floor(Math.random() * 2 ** 32), mixed: false, only: null, keys: true });

/** The stored state of this deck; a fresh one if storage is blocked or holds something else. */
function recall() {
  const state = fresh();
  try {
    const kept = JSON.parse(localStorage.getItem(place)) || {};
    for (const key of Object.keys(state)) if (typeof kept[key] === typeof state[key]) state[key] = kept[key];
    if (!state.answers || (state.only && !Array.isArray(state.only))) return fresh();
  } catch (_) { /* nothing was stored */ }
  return state;
}

let state = recall();

function remember() {
  try { localStorage.setItem(place, JSON.stringify(state)); } catch (_) { /* the state lasts for this visit only */ }
}

/** A repeatable pseudo-random number for a text (FNV-1a): the same seed gives the same shuffled order. */
function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
  value = Math.imul(value ^ (value >>> 16), 2246822507);
  return (value ^ (value >>> 13)) >>> 0;
}

function shuffled(items, name) {
  const rank = new Map(items.map((item) => [item, hash(name(item) + ":" + state.seed)]));
  return [...items].sort((a, b) => rank.get(a) - rank.get(b));
}

/** A typed text for comparison: without case, width, extra spaces, and styles of quotation marks and dashes. */
function folded(text) {
  return text.normalize("NFKC").toUpperCase().toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u2018-\u201b\u2032\u00b4`]/g, "'").replace(/[\u201c-\u201f\u2033«»]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ").trim();
}
