// ---- questions: what the script adds to each, how it is answered, and how it looks afterwards

const main = document.querySelector("main");
const shuffledHeading = main.firstElementChild;
const inOrder = [...main.children];
const child = (element, name) => element.querySelector(":scope > " + name);

const lineOf = (node) => (/^(DIV|P|PRE|UL|OL|TABLE|BLOCKQUOTE)$/.test(node.nodeName) ? " " : "") + node.textContent;

const questions = inOrder.filter((node) => node.dataset.id).map((card) => {
  const { id, version, kind, expected, accepted, points } = card.dataset;
  const q = { card, id, version, kind, points, gaps: [], options: [], grades: [] };
  q.accepted = accepted ? JSON.parse(accepted) : expected ? { texts: [expected], numbers: [] } : null;
  q.passages = (card.dataset.below || "").split(" ").filter(Boolean).map((number) => byId("t" + number));
  q.asked = child(card, ".question");
  q.text = [...q.asked.childNodes].map(lineOf).join("").replace(/\s+/g, " ").trim();
  q.solution = child(card, ".solution");
  q.check = spoken("button", { type: "button", className: "check", onclick: () => check(q) }, words.check);
  q.verdict = spoken("strong", { id: card.id + "v" });
  q.next = spoken("button", { type: "button", className: "next", onclick: () => goOn(q) }, words.next);
  q.next.setAttribute("aria-describedby", q.verdict.id);
  if (kind === "choice") addOptions(q);
  else addGrades(q);
  q.inputs = [...q.options, ...q.gaps].map((one) => one.input);
  q.end = make("p", { className: "end", hidden: true }, q.verdict, q.next);
  card.append(q.end);
  card.tabIndex = -1;
  return q;
});
const ofCard = new Map(questions.map((q) => [q.card, q]));

function addOptions(q) {
  q.list = q.card.querySelector("fieldset > .choices");
  for (const item of q.list.children) {
    const mark = item.appendChild(spoken("span", { className: "mark" }));
    q.options.push({ item, mark, input: item.querySelector("input"), right: "right" in item.dataset });
  }
  for (const feedback of q.solution.querySelectorAll("[data-of]")) {
    feedback.firstElementChild.remove(); // the letter of its option, which is now just above
    q.options[feedback.dataset.of].item.append(feedback);
  }
  q.solution.classList.add("given");
  q.solution.before(q.check);
}

/** Open, typed and cloze questions: typed text is checked, but the learner can override the result. */
function addGrades(q) {
  q.grades = [true, false].map((right) => spoken(
    "button", { type: "button", onclick: () => answer(q, given(q), right) }, right ? words.knew : words.not_yet));
  q.solution.append(make("p", { className: "grades" }, ...q.grades));
  if (q.accepted) addLine(q);
  else if (q.kind === "cloze") addGaps(q);
}

function textInput(properties) {
  const plain = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false, dir: "auto" };
  return make("input", Object.assign(plain, properties));
}

function addLine(q) {
  const input = textInput({ className: "reply", id: q.card.id + "i" });
  input.setAttribute("aria-describedby", q.asked.id); // the focus moves here from the question before
  const label = spoken("label", { htmlFor: input.id }, words.yours);
  const mark = spoken("span", { className: "mark" });
  q.gaps.push({ input, mark, accepted: q.accepted });
  q.solution.before(make("p", { className: "entry" }, label, input, q.check, mark));
}

/** Adds an input for each gap that hides only text; the other gaps are only revealed. */
function addGaps(q) {
  const outermost = (root) => [...root.querySelectorAll(".cloze")].filter((gap) => !gap.parentElement.closest(".cloze"));
  const holes = outermost(q.asked), fillings = outermost(child(q.solution, ".answer"));
  if (holes.length !== fillings.length) return;
  const numbers = JSON.parse(q.card.dataset.gaps || "[]");
  holes.forEach((hole, index) => {
    const right = fillings[index].textContent.trim();
    if (!right || right.includes("\n") || fillings[index].querySelector(".math, img, pre, table, .player")) return;
    const hint = hole.textContent.slice(1, -1);
    const input = textInput({ className: "gap", placeholder: hint === "…" ? "" : hint });
    const name = say("gap", { n: index + 1, total: holes.length });
    input.setAttribute("aria-label", hint === "…" ? name : say("gap_hint", { gap: name, hint }));
    const mark = spoken("span", { className: "mark" });
    hole.replaceWith(input, mark);
    const code = input.closest("pre");
    if (code) code.tabIndex = 0; // with the inputs it may be too wide, and must scroll by keyboard
    q.gaps.push({ input, mark, right, accepted: numbers[index] || { texts: [right], numbers: [] } });
  });
  if (q.gaps.length) q.solution.before(q.check);
}

// ---- answering

/** The content of the inputs: the indexes of the ticked options, or the texts of the gaps. */
function given(q) {
  if (q.options.length) return [...q.options.keys()].filter((index) => q.options[index].input.checked);
  return q.gaps.map((gap) => gap.input.value);
}

const typedAny = (values) => values.some((value) => String(value).trim());

function check(q) {
  const values = given(q);
  const choice = q.options.length > 0;
  if (choice ? !values.length && q.options.some((option) => option.right) : !typedAny(values)) {
    tell(choice ? words.choose_first : words.type_first);
    q.inputs[0].focus();
    return;
  }
  answer(q, values, choice
    ? q.options.every((option) => option.input.checked === option.right)
    : q.gaps.every((gap) => fits(gap.input.value, gap.accepted)));
}

function answer(q, values, right) {
  state.answers[q.id] = { v: q.version, a: values, r: right };
  showAll(remember());
  show(q);
  count();
  q.next.focus();
}

/** The stored answer to the present version of a question, or null. */
function answerTo(q) {
  const found = has(state.answers, q.id) ? state.answers[q.id] : null;
  return found && found.v === q.version && Array.isArray(found.a) ? found : null;
}

/** Updates the display of the questions with these ids, which were answered in another tab. */
function showAll(ids) {
  const those = new Set(ids);
  for (const q of questions) if (those.has(q.id)) show(q);
}

/** Updates the display of a question: answered or not. */
function show(q) {
  const found = answerTo(q);
  const right = Boolean(found && found.r), wrong = Boolean(found && !found.r);
  for (const [name, on] of Object.entries({ right, wrong, answered: right || wrong })) q.card.classList.toggle(name, on);
  q.end.hidden = !found;
  q.check.hidden = q.solution.open = Boolean(found);
  for (const input of q.inputs) input.disabled = Boolean(found);
  q.options.forEach((option, index) => showOption(option, found, Boolean(found && found.a.includes(index))));
  const typed = Boolean(found && q.gaps.length && typedAny(found.a));
  q.gaps.forEach((gap, index) => showGap(gap, typed, String((found && found.a[index]) || "")));
  q.grades.forEach((button, index) => button.setAttribute("aria-pressed", String(index ? wrong : right)));
  const judged = q.options.length || (typed && right === q.gaps.every((gap) => gap.fits));
  q.verdict.textContent = judged ? (right ? words.right : words.wrong) : (right ? words.knew : words.not_yet);
}

function showOption({ item, input, mark, right }, found, picked) {
  input.checked = picked;
  item.classList.toggle("taken", picked);
  item.classList.toggle("hit", Boolean(found && right));
  item.classList.toggle("miss", picked && !right);
  if (found && right) mark.textContent = "✓ " + (picked ? words.right : words.missed);
  else mark.textContent = picked ? "✗ " + words.wrong : "";
}

function showGap(gap, typed, value) {
  gap.input.value = value;
  gap.fits = fits(value, gap.accepted);
  gap.input.classList.toggle("miss", typed && !gap.fits);
  if (!typed) gap.mark.textContent = "";
  else gap.mark.textContent = gap.fits ? "✓ " + words.right : "✗\u00a0" + (gap.right || words.wrong);
}
