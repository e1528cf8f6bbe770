// ---- which questions are shown, in which order, and the score

const section = byId("section"), tag = byId("tag");
let shown = [];

/** A, B .. Z, AA, AB .. like the counter of a list. */
const letter = (index) => (index > 25 ? letter(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));

function arrange() {
  main.classList.toggle("mixed", state.mixed);
  shuffledHeading.hidden = !state.mixed;
  main.append(...(state.mixed ? withPassages(shuffled(questions, (q) => q.id)) : inOrder));
  for (const q of questions.filter((one) => one.options.length)) {
    const moves = state.mixed || "shuffle" in q.card.dataset;
    const options = moves ? shuffled(q.options, (option) => q.id + q.options.indexOf(option)) : q.options;
    q.list.append(...options.map((option) => option.item));
    const right = options.map((option, index) => (option.right ? letter(index) : "")).filter(Boolean);
    child(q.solution, ".key").lastElementChild.textContent = right.join(", ") || "–";
  }
  filter();
}

/** The cards of the questions; those that belong to one text stay together, below it. */
function withPassages(some, depth = 0) {
  const groups = new Map();
  for (const q of some) {
    const key = q.passages[depth] || q;
    if (groups.has(key)) groups.get(key).push(q);
    else groups.set(key, [q]);
  }
  return [...groups].flatMap(([key, members]) => (
    key === members[0] ? [key.card] : [key, ...withPassages(members, depth + 1)]));
}

/** Shows the texts of the questions that are shown, with their numbers. */
function labelPassages() {
  const numbers = new Map();
  for (const node of main.querySelectorAll(":scope > .passage")) node.hidden = true;
  for (const q of shown) {
    for (const node of q.passages) numbers.set(node, [...(numbers.get(node) || [q.number]).slice(0, 1), q.number]);
  }
  for (const [node, [first, last]] of numbers) {
    node.hidden = false;
    node.firstElementChild.textContent =
      first === last ? say("passage_one", { n: first }) : say("passage_many", { first, last });
  }
}

function filter() {
  const fits = (q, select) =>
    !select || !select.value || (q.card.dataset[select.id] || "").split(" ").includes(select.value);
  for (const q of questions) {
    q.card.hidden = !fits(q, section) || !fits(q, tag) || Boolean(state.only && !state.only.includes(q.id));
  }
  let heading = null;
  for (const node of main.children) {
    if (node.matches(".section")) (heading = node).hidden = true;
    else if (heading && !node.hidden && ofCard.has(node)) heading.hidden = state.mixed;
  }
  shown = [...main.children].map((node) => ofCard.get(node)).filter((q) => q && !q.card.hidden);
  shown.forEach((q, index) => {
    q.number = index + 1;
    const parts = [say("question_of", { n: q.number, total: shown.length })];
    if (q.points) parts.push(say("points", { n: decimal(q.points) }));
    child(q.card, "h3").textContent = parts.join(" · ");
  });
  labelPassages();
  for (const button of document.querySelectorAll("button.all")) button.hidden = !state.only;
  count();
}

function count() {
  const done = shown.filter(answerTo);
  const wrong = done.filter((q) => !answerTo(q).r);
  const right = done.length - wrong.length;
  tell(say("score", { done: done.length, total: shown.length, right }));
  Object.assign(byId("meter"), { max: shown.length || 1, value: done.length });
  byId("result").hidden = !done.length;
  byId("sum").textContent = sum(done, right);
  byId("retry").hidden = !wrong.length;
  byId("done").textContent = "";
  byId("missed").replaceChildren(...wrong.map((q) => {
    const link = make("a", { href: "#" + q.card.id, dir: "auto" }, q.number + ". " + shortened(q.text));
    link.onclick = (event) => { event.preventDefault(); focusOn(q.card); };
    return make("li", {}, link);
  }));
  for (const q of questions) q.next.textContent = done.length === shown.length ? words.to_result : words.next;
}

const decimal = (number) => String(Math.round(100 * number) / 100).replace(".", words.decimal_point);
const pointsOf = (some) => some.reduce((all, q) => all + Number(q.points || 1), 0);

/** The result of the answered questions as text: with points if the author set any. */
function sum(done, right) {
  const points = pointsOf(done), got = pointsOf(done.filter((q) => answerTo(q).r));
  const percent = Math.round((100 * got) / (points || 1));
  const values = { right, done: done.length, percent, got: decimal(got), points: decimal(points) };
  return questions.some((q) => q.points) ? say("sum_points", values) : say("sum", values);
}

function forget(some) {
  for (const q of some) delete state.answers[q.id];
  some.forEach(show);
}

function retry() {
  const wrong = shown.filter((q) => answerTo(q) && !answerTo(q).r);
  forget(wrong);
  showOnly(wrong.map((q) => q.id));
}

function showOnly(ids) {
  state.only = ids;
  showAll(remember());
  filter();
  if (shown.length) enter(shown[0]);
}

function reset() {
  if (!confirm(words.sure)) return;
  const { keys } = state;
  forget(questions);
  state = Object.assign(fresh(), { keys });
  for (const select of [section, tag]) if (select) select.value = "";
  showAll(remember());
  arrange();
}

function mix() {
  state = Object.assign(state, { mixed: true, seed: fresh().seed });
  showAll(remember());
  arrange();
}

// ---- the result as text

function resultText() {
  const two = (number) => String(number).padStart(2, "0");
  const now = new Date();
  const date = say("date", { year: now.getFullYear(), month: two(now.getMonth() + 1), day: two(now.getDate()) });
  const lines = shown.map((q) => {
    const found = answerTo(q);
    return (found ? (found.r ? "✓" : "✗") : "·") + " " + q.number + ". " + shortened(q.text);
  });
  return [document.title, byId("sum").textContent, date, "", ...lines, ""].join("\n");
}

/** Copies the result to the clipboard; uses the older way of browsers if the page may not use the newer one. */
async function copy() {
  const text = resultText();
  try {
    await navigator.clipboard.writeText(text);
  } catch (_) {
    const area = make("textarea", { value: text, className: "unseen" });
    byId("result").append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    byId("copy").focus();
  }
  byId("done").textContent = words.copied;
}

function save() {
  const href = URL.createObjectURL(new Blob([resultText()], { type: "text/plain" }));
  make("a", { href, download: document.title.replace(/[\\/:*?"<>|]+/g, " ").trim() + ".txt" }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

// ---- navigation and keys

function focusOn(element) {
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "start" });
}

/** Moves to a question: into its field if it is answered by typing, so that nobody types into nothing. */
function enter(q) {
  focusOn(q.card);
  if (q.gaps.length && !answerTo(q)) q.inputs[0].focus({ preventScroll: true });
}

/** Moves to the next unanswered question, or to the result if there is none. */
function goOn(q) {
  const at = shown.indexOf(q);
  const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find((one) => !answerTo(one));
  if (next) enter(next);
  else focusOn(byId("resulth"));
}

const questionOf = (element) => ofCard.get(element.closest("[data-id]"));

/** The question that has the focus, or else the first visible one. */
function current() {
  return questionOf(document.activeElement) || shown.find((q) => q.card.getBoundingClientRect().bottom > 80);
}

function step(by) {
  const at = shown.indexOf(current());
  const next = shown[questionOf(document.activeElement) ? at + by : at];
  if (next) focusOn(next.card);
}

function pressDigit(digit) {
  const q = current();
  if (q && q.options.length && !answerTo(q) && q.list.children[digit - 1]) {
    const input = q.list.children[digit - 1].querySelector("input");
    input.click();
    input.focus();
  } else if (q && q.solution.open && q.grades[digit - 1]) {
    q.grades[digit - 1].click();
  }
}

/** The next step: checks or shows the answer, or moves to the next empty gap. */
function pressEnter(q, target) {
  const empty = q.gaps.find((gap) => !gap.input.value.trim());
  if (answerTo(q)) goOn(q);
  else if (q.options.length) check(q);
  else if (q.gaps.length && target === q.card) q.inputs[0].focus();
  else if (q.gaps.length && empty && target.value.trim()) empty.input.focus();
  else if (q.gaps.length) check(q);
  else if (q.solution.open) q.grades[0].focus();
  else q.solution.open = true;
}

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || byId("keys").open) return;
  const q = questionOf(target);
  const does = { j: () => step(1), k: () => step(-1), "?": openKeys };
  if (key === "Enter" && q && (target === q.card || q.inputs.includes(target))) {
    event.preventDefault();
    pressEnter(q, target);
  } else if (state.keys && !target.matches("input[type=text], select")) {
    if (!does[key] && !/^[1-9]$/.test(key)) return;
    event.preventDefault();
    if (does[key]) does[key]();
    else pressDigit(Number(key));
  }
});

function openKeys() {
  byId("single").checked = state.keys;
  byId("keys").showModal();
}

// Browsers before 2025 do not print folded content, whatever the style sheet says.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = questions.map((q) => q.solution).filter((solution) => !solution.open);
  for (const solution of unfolded) solution.open = true;
});
addEventListener("afterprint", () => {
  for (const solution of unfolded) solution.open = false;
});

const buttons = { shuffle: mix, retry, reset, copy, save, help: openKeys, close: () => byId("keys").close() };
for (const id of Object.keys(buttons)) byId(id).onclick = buttons[id];
for (const button of document.querySelectorAll("button.all")) button.onclick = () => showOnly(null);
for (const select of [section, tag]) if (select) select.onchange = filter;
byId("single").onchange = (event) => {
  state.keys = event.target.checked;
  showAll(remember());
};
// Another tab with this quiz has stored something.
addEventListener("storage", (event) => {
  if (event.key !== place && event.key !== null) return;
  showAll(adopt(recall(fresh()).answers));
  count();
});
document.body.classList.add("live");
byId("tools").hidden = byId("bar").hidden = !questions.length;
questions.filter(answerTo).forEach(show);
arrange();
