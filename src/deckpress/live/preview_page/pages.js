// The pages that a build writes: sheet, cut cards, exam and quiz.

import { element, fillSelect } from "./elements.js";
import { model } from "./model.js";

const panel = document.getElementById("pages");
const printed = document.getElementById("printed");
const unit = document.getElementById("unit");
const version = document.getElementById("version");
const told = document.getElementById("told");
let shown = "";

/** Makes the choosers work. */
export function startPages() {
  unit.addEventListener("change", () => showPage(shown));
  version.addEventListener("change", () => frame(shown));
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
  const name = panel.querySelector(`[aria-selected]`)?.textContent ?? form;
  if (!version.value) {
    printed.replaceChildren(element("p", { class: "nothing" }, "No page can be made of these cards."));
    return;
  }
  const src = `pages/${form}/${unit.value}/${encodeURIComponent(version.value)}?v=${model.version}`;
  printed.replaceChildren(element("iframe", { title: `Page: ${name}`, sandbox: "allow-scripts allow-modals", src }));
}
