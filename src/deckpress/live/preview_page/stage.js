// The frames of a card: its sides by day and night, on a desk and on a phone.

import { element } from "./elements.js";

const shots = document.getElementById("shots");
const views = document.getElementById("views");
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
const CHOICES = {
  sides: { label: "Side", values: ["front", "back", "both"] },
  light: { label: "Light", values: ["day", "night", "both"] },
  width: { label: "Width", values: ["desk", "phone", "both"] },
};
const PATIENCE = 500; // milliseconds that the backs wait for a front

const view = { sides: "both", light: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "day", width: "both" };
const slots = new Map(); // by what they show, such as "front day desk"
const session = { key: "", hash: "", seed: 1, typed: "", store: {} };
let pressed = () => {};
let later = 0, backsWait = false;

/** Makes the switches; `onKey` gets the keys that are pressed in a frame. */
export function startStage(onKey) {
  pressed = onKey;
  for (const [name, { label, values }] of Object.entries(CHOICES)) {
    const set = element("fieldset", {}, element("legend", { class: "unseen" }, label));
    for (const value of values) {
      const input = element("input", { type: "radio", name, value });
      input.checked = view[name] === value;
      input.addEventListener("change", () => setView(name, value));
      set.append(element("label", {}, input, element("span", {}, value)));
    }
    views.append(set);
  }
  addEventListener("message", receive);
}

/** Shows a card. If it is the one that is shown already, only what changed is loaded again. */
export function showCard(key, hash) {
  const other = key !== session.key;
  if (!other && hash === session.hash) { return; }
  if (other) {
    session.typed = "";
    session.seed = Math.floor(Math.random() * 2 ** 32);
  }
  Object.assign(session, { key, hash });
  arrange();
  for (const slot of slots.values()) { slot.querySelector(".glass").classList.toggle("stale", other); }
  load(() => true, other);
}

/** Shows no card. */
export function showNothing(words) {
  session.key = session.hash = "";
  slots.clear();
  shots.replaceChildren(element("p", { class: "nothing" }, words));
}

/** Changes one of the switches. */
export function setView(name, value) {
  view[name] = value;
  views.querySelector(`input[name=${name}][value=${value}]`).checked = true;
  if (!session.key) { return; }
  const before = new Set(slots.keys());
  arrange();
  load((name_) => !before.has(name_), true);
}

/** Turns the card over, as the space bar does in Anki. */
export const flip = () => setView("sides", view.sides === "front" ? "back" : "front");

/** Shows the answer, unless it is there already. */
export function answer() {
  if (view.sides === "front") { flip(); }
}

/** Moves a switch to its next position. */
export function turn(name) {
  const { values } = CHOICES[name];
  setView(name, values[(values.indexOf(view[name]) + 1) % values.length]);
}

const chosen = (name) => CHOICES[name].values.slice(0, 2).filter((value) => [value, "both"].includes(view[name]));

/** Puts a slot for each frame into place; slots that were there already keep their frames. */
function arrange() {
  const before = new Map(slots);
  slots.clear();
  shots.dataset.width = view.width;
  const names = chosen("light").map((light) =>
    chosen("sides").flatMap((side) => chosen("width").map((width) => `${side} ${light} ${width}`)));
  for (const name of names.flat()) { slots.set(name, before.get(name) ?? newSlot(name)); }
  const same = before.size === slots.size && [...slots.keys()].every((name) => before.has(name));
  if (!same) {
    shots.replaceChildren(...names.map((group) =>
      element("div", { class: "light" }, ...group.map((name) => slots.get(name)))));
  }
}

function newSlot(name) {
  const [, light, width] = name.split(" ");
  return element("figure", { class: `shot ${width} ${light}` },
    element("figcaption", {}, name.split(" ").join(" · ")), element("div", { class: "glass" }));
}

/** Loads the frames of the slots that fit; of another card the fronts first, since backs show what was picked there. */
function load(fits, frontsFirst) {
  const names = [...slots.keys()].filter(fits);
  const fronts = names.filter((name) => name.startsWith("front"));
  const backs = names.filter((name) => name.startsWith("back"));
  clearTimeout(later);
  const { key, hash } = session;
  const goOn = () => {
    clearTimeout(later);
    backsWait = false;
    if (key === session.key && hash === session.hash) { backs.splice(0).forEach((name) => loadFrame(name)); }
  };
  backsWait = frontsFirst && fronts.length > 0;
  if (!backsWait) { goOn(); } else { later = setTimeout(goOn, PATIENCE); }
  fronts.forEach((name, index) => loadFrame(name, backsWait && !index ? goOn : undefined));
}

/** Loads a frame behind the one that is shown, and shows it when it is ready: nothing flickers or jumps. */
function loadFrame(name, whenReady) {
  const [side, light, width] = name.split(" ");
  const asked = new URLSearchParams({ key: session.key, side, v: session.hash });
  if (light === "night") { asked.set("night", "1"); }
  if (width === "phone") { asked.set("phone", "1"); }
  if (side === "back" && session.typed) { asked.set("typed", session.typed); }
  const frame = element("iframe", {
    title: `${side} of the card, ${light}, ${width}`,
    sandbox: SANDBOX,
    name: JSON.stringify({ store: session.store, seed: session.seed }),
    src: `card/?${asked}`,
    class: "coming",
  });
  frame.whenReady = typeof whenReady === "function" ? whenReady : () => {};
  const glass = slots.get(name).querySelector(".glass");
  glass.querySelector(".coming")?.remove();
  glass.append(frame);
}

function receive({ source, data }) {
  const frame = [...shots.querySelectorAll("iframe")].find((other) => other.contentWindow === source);
  if (!frame || typeof data !== "object") { return; }
  const { kind, value } = data;
  if (kind === "height") {
    frame.style.height = `${Math.min(Math.max(Number(value) || 0, 40), 20000)}px`;
  } else if (kind === "ready") {
    for (const old of frame.parentElement.querySelectorAll("iframe")) { if (old !== frame) { old.remove(); } }
    frame.classList.remove("coming");
    frame.parentElement.classList.remove("stale");
    frame.whenReady();
  } else if (kind === "store" && JSON.stringify(value) !== JSON.stringify(session.store)) {
    session.store = value;
    if (!frame.classList.contains("coming") || (frame.title.startsWith("front") && !backsWait)) { updateBacks(); }
  } else if (kind === "typed") {
    session.typed = String(value);
    updateBacks();
  } else if (kind === "key") {
    pressed(String(value));
  }
}

function updateBacks() {
  clearTimeout(later);
  later = setTimeout(() => [...slots.keys()].filter((name) => name.startsWith("back")).forEach((name) => loadFrame(name)), 150);
}
