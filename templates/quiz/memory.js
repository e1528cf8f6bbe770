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

/** The stored state of this deck; `otherwise` if storage is blocked or holds something else. */
function recall(otherwise) {
  const found = { ...otherwise };
  try {
    const kept = JSON.parse(localStorage.getItem(place)) || {};
    for (const key of Object.keys(found)) if (typeof kept[key] === typeof found[key]) found[key] = kept[key];
    if (!found.answers || (found.only && !Array.isArray(found.only))) return otherwise;
  } catch (_) { return otherwise; /* nothing was stored */ }
  return found;
}

let state = recall(fresh());
/** The state as it was last read from the store or written to it: what differs from it, this tab has changed. */
let known = {};

function know() { known = { ...state, answers: { ...state.answers } }; }

const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

/** Copies to `target` what this tab has changed in `now` since `before`; what it has removed is removed there. */
function carry(now, before, target) {
  for (const key of new Set([...Object.keys(now), ...Object.keys(before)])) {
    if (key === "answers" || now[key] === before[key]) continue;
    if (has(now, key)) target[key] = now[key];
    else delete target[key];
  }
}

/** Stores what this tab has changed, and adopts the answers that other tabs have stored; returns their questions. */
function remember() {
  const kept = recall({ ...state, answers: {} });
  carry(state.answers, known.answers, kept.answers);
  carry(state, known, kept);
  try { localStorage.setItem(place, JSON.stringify(kept)); } catch (_) { return sayUnkept(); }
  byId("unkept").hidden = true;
  return adopt(kept.answers);
}

/** Makes the answers of the store those of this tab; returns the ids of the questions whose answer differs. */
function adopt(answers) {
  const text = (found, id) => (has(found, id) ? JSON.stringify(found[id]) : "");
  const ids = new Set([...Object.keys(state.answers), ...Object.keys(answers)]);
  const changed = [...ids].filter((id) => text(state.answers, id) !== text(answers, id));
  state.answers = answers;
  know();
  return changed;
}

/** Says on the page that its answers are lost when it closes: the browser stores nothing here, or no more. */
function sayUnkept() {
  byId("unkept").hidden = false;
  return [];
}

know();
try { localStorage.setItem(place + "?", ""); localStorage.removeItem(place + "?"); } catch (_) { sayUnkept(); }

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
