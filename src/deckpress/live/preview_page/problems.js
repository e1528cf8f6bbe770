// Diagnostics, and the links that open the editor at their place.

import { element } from "./elements.js";
import { model } from "./model.js";

/** A link with a place, which opens the editor there. */
export function placeLink({ file, line, column }) {
  const text = line ? `${file}:${line}` : file;
  const path = model.paths[file];
  if (!path) { return element("span", { class: "place" }, text); }
  const address = path.replaceAll("\\", "/").replace(/^\/?/, "/").split("/").map(encodeURIComponent).join("/");
  const href = `vscode://file${address.replaceAll("%3A", ":")}:${line || 1}:${column || 1}`;
  const link = element("a", { class: "place", href, title: "Open in the editor" }, text);
  if (model.editor) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      openEditor({ file, line: line || 1, column: column || 1 });
    });
  }
  return link;
}

async function openEditor(place) {
  const answer = await fetch("open", { method: "POST", body: JSON.stringify(place) });
  const { problem } = answer.ok ? await answer.json() : { problem: answer.statusText };
  if (problem) { document.getElementById("state").textContent = `${model.editor}: ${problem}`; }
}

/** A diagnostic with its place, the line that it is about, and what to do next. */
export function problemItem(problem, choose) {
  const item = element("li", { class: `problem ${problem.severity}` },
    element("p", {},
      element("strong", { class: "severity" }, problem.severity), " ",
      element("span", { class: "message" }, problem.message), " ",
      element("span", { class: "code" }, problem.code), " ",
      problem.file ? placeLink(problem) : ""));
  if (problem.quote.trim()) { item.append(quote(problem)); }
  if (problem.step) { item.append(element("p", { class: "step" }, problem.step)); }
  if (choose && problem.cards.length) {
    const button = element("button", { type: "button" }, "Show the card");
    button.addEventListener("click", () => choose(problem.cards[0]));
    item.append(button);
  }
  return item;
}

function quote({ quote: text, column }) {
  const signs = [...text], at = Math.max(0, column - 1); // a column counts whole characters, not halves of emoji
  return element("pre", { class: "quote", tabindex: "0" },
    signs.slice(0, at).join(""), element("mark", {}, signs[at] ?? " "), signs.slice(at + 1).join(""));
}
