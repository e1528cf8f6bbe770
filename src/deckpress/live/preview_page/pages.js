// The pages that a build writes: sheet, cut cards, exam and quiz.

import { element, fillSelect } from "./elements.js";
import { model } from "./model.js";

const panel = document.getElementById("pages");
const printed = document.getElementById("printed");
const unit = document.getElementById("unit");
const version = document.getElementById("version");
const told = document.getElementById("told");
const states = new Map(); // by path: what a page stores, and where it is scrolled to
let shown = "", open = "";

/** Makes the choosers work. */
export function startPages() {
  unit.addEventListener("change", () => showPage(shown));
  version.addEventListener("change", () => frame(shown));
  addEventListener("message", receive);
}

/** Shows the page of a format; without a file chosen, that of the current card. */
export async function showPage(form, file = "") {
  shown = form;
  fillSelect(unit, model.units.map((name, index) => [String(index), name]));
  if (file && model.units.includes(file)) { unit.value = String(model.units.indexOf(file)); }
  document.getElementById("units").hidden = model.units.length < 2;
  panel.setAttribute("aria-labelledby", `tab-${form}`);
  const answer = await fetch(`pages/${form}/${unit.value}/`);
  if (!answer.ok || shown !== form) { return; }
  const { files, problems } = await answer.json();
  fillSelect(version, files.map((suffix) => [suffix, suffix.replace(/^\.|\.?html$/g, "")]));
  document.getElementById("versions").hidden = files.length < 2;
  told.replaceChildren(...problems.map((text) => element("li", {}, text)));
  frame(form);
}

function frame(form) {
  if (!version.value) {
    printed.replaceChildren(element("p", { class: "nothing" }, "No page can be made of these cards."));
    return;
  }
  const path = `pages/${form}/${unit.value}/${encodeURIComponent(version.value)}`;
  const { store = {}, scroll = 0 } = states.get(path) ?? {};
  states.set(path, { store, scroll });
  open = path;
  printed.replaceChildren(element("iframe", {
    title: `Page: ${document.getElementById(`tab-${form}`).textContent}`,
    sandbox: "allow-scripts allow-modals",
    name: JSON.stringify({ page: true, store, scroll }),
    src: `${path}?v=${model.version}`,
  }));
}

function receive({ source, data }) {
  if (source !== printed.querySelector("iframe")?.contentWindow || typeof data !== "object") { return; }
  const state = states.get(open);
  if (data.kind === "store" && typeof data.value === "object") { state.store = data.value; }
  if (data.kind === "scroll") { state.scroll = Number(data.value) || 0; }
}
