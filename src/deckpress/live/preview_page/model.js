// The cards, as the server lists them, and which of them the filters leave.

export const model = {
  version: -1, order: [], cards: {}, problems: [], pages: [], units: [], paths: {}, editor: "", broken: false,
};
const lines = new Map();
const troubled = new Map();
const folded = new WeakMap(); // by card: its words, as the search compares them

/** Takes over what the server sent; returns the keys of the cards that are new or changed. */
export function accept(sent) {
  const changed = new Set();
  for (const [key, card] of Object.entries(sent.cards)) {
    if (model.cards[key]?.hash !== card.hash) { changed.add(key); }
  }
  const cards = { ...model.cards, ...sent.cards };
  Object.assign(model, sent, {
    cards: Object.fromEntries(sent.order.map(([key]) => [key, cards[key]])),
    order: sent.order.map(([key]) => key),
  });
  lines.clear();
  for (const [key, line, column] of sent.order) { lines.set(key, { line, column }); }
  troubled.clear();
  for (const problem of model.problems) {
    for (const key of problem.cards) { troubled.set(key, [...(troubled.get(key) ?? []), problem]); }
  }
  return changed;
}

/** The place of a card in its source. */
export const placeOf = (key) => ({ file: model.cards[key].file, ...lines.get(key) });

/** The problems at a card. */
export const problemsOf = (key) => troubled.get(key) ?? [];

/** A text in the form in which words are compared: `Straße` as `strasse`, and each sigma alike. */
const fold = (text) => text.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ");

function textOf(card) {
  if (!folded.has(card)) { folded.set(card, fold(`${card.title} ${card.text} ${card.tags.join(" ")} ${card.file}`)); }
  return folded.get(card);
}

/** The keys of the cards that fit all filters, in order. */
export function fitting({ words, deck, kind, tag, only }) {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return model.order.filter((key) => {
    const card = model.cards[key];
    if (deck && card.deck !== deck && !card.deck.startsWith(`${deck}::`)) { return false; }
    if (kind && card.kind !== kind) { return false; }
    if (tag && !card.tags.includes(tag)) { return false; }
    if (only && !problemsOf(key).some((problem) => problem.severity !== "note")) { return false; }
    if (!wanted.length) { return true; }
    const text = textOf(card);
    return wanted.every((word) => text.includes(word));
  });
}

/** The card that takes the place of one that is gone: the one at its line, else the one at its index. */
export function successor(gone) {
  const near = model.order.filter((key) => model.cards[key].file === gone.file && lines.get(key).line <= gone.line);
  return near.at(-1) ?? model.order[Math.min(gone.index, model.order.length - 1)] ?? "";
}
