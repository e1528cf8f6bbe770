/* The quiz page: makes the questions that stand in it answerable, keeps the score, and remembers both in the browser.
   Whatever it shows is set as text, never read as HTML. To add to it, write a quiz.js that begins with
   include "builtin/quiz.js" as a Jinja tag. */
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(document.body.dataset.words);
  const say = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const main = document.querySelector("main");
  const inOrder = [...main.children];

  /** An element with these properties and children; it takes the language of the page's words. */
  function make(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /** What is said between the words of the deck: in the language of the buttons, whatever that of the deck is. */
  function foreign(element) {
    const { lang, dir } = byId("bar");
    return Object.assign(element, lang ? { lang, dir } : {});
  }

  // ---- what is remembered: the answers by the guid of their note, so that a deck that is built anew keeps them

  const place = "deckpress-quiz:" + document.body.dataset.deck;
  const fresh = () => ({ answers: {}, seed: Math.floor(Math.random() * 2 ** 32), mixed: false, only: null, keys: true });

  function remembered() {
    const state = fresh();
    try {
      const kept = JSON.parse(localStorage.getItem(place));
      for (const key of Object.keys(state)) {
        if (kept && (typeof kept[key] === typeof state[key] || key === "only")) state[key] = kept[key];
      }
      if (!state.answers || (state.only && !Array.isArray(state.only))) return fresh();
    } catch (_) { /* storage is blocked, or holds something else: begin anew */ }
    return state;
  }

  function remember() {
    try { localStorage.setItem(place, JSON.stringify(state)); } catch (_) { /* blocked or full: only this visit counts */ }
  }

  let state = remembered();

  /** A number for a text that looks random but is the same each time (FNV-1a): by it a shuffled order survives. */
  function hash(text) {
    let value = 2166136261;
    for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
    return Math.imul(value ^ (value >>> 15), 2246822519) >>> 0;
  }

  function shuffled(items, name) {
    const rank = new Map(items.map((item) => [item, hash(state.seed + ":" + name(item))]));
    return [...items].sort((a, b) => rank.get(a) - rank.get(b));
  }

  /** A typed text as it is compared: neither case, width, blanks nor the shape of quotation marks and dashes count. */
  function folded(text) {
    return text.normalize("NFKC").toUpperCase().toLowerCase().replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
      .replace(/[‘’‚′`]/g, "'").replace(/[“”„″«»]/g, '"').replace(/[‐-―−]/g, "-").replace(/\s+/g, " ").trim();
  }

  // ---- a question: the article that holds it, and what the script adds to that

  const questions = [...main.querySelectorAll("article")].map((card) => {
    const { id, version, kind, expected } = card.dataset;
    const q = { card, id, version, kind, expected, inputs: [], gaps: [] };
    q.text = card.querySelector(".question").textContent.replace(/\s+/g, " ").trim();
    q.solution = card.querySelector(".solution");
    card.tabIndex = -1;
    q.next = make("button", { type: "button", className: "next", onclick: () => goOn(q) }, words.next);
    q.verdict = make("strong", { id: card.id + "v" });
    q.next.setAttribute("aria-describedby", q.verdict.id);
    q.end = foreign(make("p", { className: "end", hidden: true }, q.verdict, q.next));
    q.check = foreign(make("button", { type: "button", className: "check", onclick: () => check(q) }, words.check));
    if (kind === "choice") buildChoice(q);
    else buildOpen(q);
    card.append(q.end);
    return q;
  });
  const ofCard = new Map(questions.map((q) => [q.card, q]));

  function buildChoice(q) {
    q.list = q.card.querySelector(".choices");
    q.options = [...q.list.children].map((item) => ({
      item,
      input: item.querySelector("input"),
      right: "right" in item.dataset,
      mark: item.appendChild(foreign(make("span", { className: "mark" }))),
    }));
    for (const feedback of q.solution.querySelectorAll(".feedback")) {
      feedback.firstElementChild.remove();
      q.options[feedback.dataset.of].item.append(feedback);
    }
    q.inputs = q.options.map((option) => option.input);
    q.card.insertBefore(q.check, q.solution);
    q.solution.classList.add("given");
  }

  /** Open, typed and cloze: what is typed is judged, but the last word is with the learner. */
  function buildOpen(q) {
    const grade = (right) => make("button", { type: "button", onclick: () => answer(q, given(q), right) },
      right ? words.knew : words.not_yet);
    q.grades = [grade(true), grade(false)];
    q.solution.append(foreign(make("p", { className: "grades" }, ...q.grades)));
    if (q.expected) {
      const input = textInput({ className: "line", id: q.card.id + "i" });
      const label = foreign(make("label", { htmlFor: input.id }, words.yours));
      q.gaps = [{ input, right: q.expected, mark: foreign(make("span", { className: "mark" })) }];
      q.solution.before(make("p", { className: "entry" }, label, input, q.check, q.gaps[0].mark));
    } else if (q.kind === "cloze") {
      buildGaps(q);
    }
    q.inputs = q.gaps.map((gap) => gap.input);
  }

  function textInput(properties) {
    const plain = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false, dir: "auto" };
    return make("input", Object.assign(plain, properties));
  }

  /** An input for each gap, if the answer fills it with nothing but text; the others stay to be thought of. */
  function buildGaps(q) {
    const outermost = (root) => [...root.querySelectorAll(".cloze")].filter((gap) => !gap.parentElement.closest(".cloze"));
    const holes = outermost(q.card.querySelector(".question"));
    const fillings = outermost(q.solution.querySelector(".answer"));
    if (holes.length !== fillings.length) return;
    holes.forEach((hole, index) => {
      const right = fillings[index].textContent.trim();
      if (!right || right.includes("\n") || fillings[index].querySelector(".math, img, pre, table")) return;
      const hint = hole.textContent.slice(1, -1);
      const input = textInput({ className: "gap", placeholder: hint });
      const name = say("gap", { n: index + 1, total: holes.length });
      input.setAttribute("aria-label", hint === "…" ? name : name + ": " + hint);
      const mark = foreign(make("span", { className: "mark" }));
      hole.replaceWith(input, mark);
      q.gaps.push({ input, right, mark });
    });
    if (q.gaps.length) q.solution.before(q.check);
  }

  // ---- answering

  /** What stands in the inputs: the numbers of the options that are ticked, or the texts of the gaps. */
  function given(q) {
    if (q.options) return q.options.map((o, index) => (o.input.checked ? index : -1)).filter((index) => index >= 0);
    return q.gaps.map((gap) => gap.input.value);
  }

  function check(q) {
    const values = given(q);
    const empty = q.options ? !values.length && q.options.some((o) => o.right) : values.every((value) => !value.trim());
    if (empty) {
      tell(q.options ? words.choose_first : words.type_first);
      q.inputs[0].focus();
      return;
    }
    const right = q.options
      ? q.options.every((option) => option.input.checked === option.right)
      : q.gaps.every((gap) => folded(gap.input.value) === folded(gap.right));
    answer(q, values, right);
  }

  function answer(q, values, right) {
    state.answers[q.id] = { v: q.version, a: values, r: right };
    remember();
    show(q);
    count();
    q.next.focus();
  }

  /** The answer that is remembered of a question as it stands here, if there is one. */
  function answerOf(q) {
    const found = Object.prototype.hasOwnProperty.call(state.answers, q.id) && state.answers[q.id];
    return found && found.v === q.version && Array.isArray(found.a) ? found : null;
  }

  /** Shows a question as it is now: to be answered, or answered. */
  function show(q) {
    const found = answerOf(q);
    q.card.classList.toggle("right", Boolean(found && found.r));
    q.card.classList.toggle("wrong", Boolean(found && !found.r));
    q.card.classList.toggle("answered", Boolean(found));
    q.end.hidden = !found;
    q.check.hidden = Boolean(found);
    q.solution.open = Boolean(found);
    if (found) q.verdict.textContent = q.options || q.gaps.length ? (found.r ? words.right : words.wrong) : (found.r ? words.knew : words.not_yet);
    for (const input of q.inputs) input.disabled = Boolean(found);
    (q.options || []).forEach((option, index) => {
      const picked = Boolean(found && found.a.includes(index));
      option.input.checked = picked;
      option.item.classList.toggle("hit", Boolean(found && option.right));
      option.item.classList.toggle("miss", picked && !option.right);
      option.item.classList.toggle("picked", picked);
      option.mark.textContent = !found ? "" : option.right ? "✓ " + (picked ? words.right : words.missed) : picked ? "✗ " + words.wrong : "";
    });
    q.gaps.forEach((gap, index) => {
      gap.input.value = String((found && found.a[index]) || "");
      const fits = folded(gap.input.value) === folded(gap.right);
      gap.input.classList.toggle("miss", Boolean(found && !fits));
      gap.mark.textContent = !found ? "" : fits ? "✓ " + words.right : "✗ " + (q.expected ? words.wrong : gap.right);
    });
    (q.grades || []).forEach((button, index) => {
      button.setAttribute("aria-pressed", String(Boolean(found && found.r === (index === 0))));
    });
  }

  // ---- which questions are shown, in which order, and how they are counted

  const section = byId("section"), tag = byId("tag");
  let shown = [];

  function arrange() {
    const heading = main.querySelector(".shuffled");
    main.classList.toggle("mixed", state.mixed);
    heading.hidden = !state.mixed;
    const nodes = state.mixed ? shuffled(questions, (q) => q.id).map((q) => q.card) : inOrder;
    main.append(...nodes);
    for (const q of questions.filter((one) => one.options)) {
      const own = state.mixed || "shuffle" in q.card.dataset;
      const options = own ? shuffled(q.options, (option) => q.id + ":" + q.options.indexOf(option)) : q.options;
      q.list.append(...options.map((option) => option.item));
    }
    filter();
  }

  function filter() {
    const wanted = (q, select) =>
      !select || !select.value || (q.card.dataset[select.id] || "").split(" ").includes(select.value);
    for (const q of questions) {
      q.card.hidden = !wanted(q, section) || !wanted(q, tag) || Boolean(state.only && !state.only.includes(q.id));
    }
    let heading = null;
    for (const node of main.children) {
      if (node.matches("h2.section")) (heading = node).hidden = true;
      else if (heading && !node.hidden && !state.mixed) heading.hidden = false;
    }
    shown = [...main.querySelectorAll("article:not([hidden])")].map((card) => ofCard.get(card));
    shown.forEach((q, index) => {
      q.number = index + 1;
      q.card.querySelector("h3").textContent = say("question_of", { n: q.number, total: shown.length });
    });
    for (const button of document.querySelectorAll("button.all")) button.hidden = !state.only;
    count();
  }

  function count() {
    const done = shown.filter(answerOf), right = done.filter((q) => answerOf(q).r), wrong = done.filter((q) => !answerOf(q).r);
    tell(say("score", { done: done.length, total: shown.length, right: right.length }));
    Object.assign(byId("meter"), { max: shown.length || 1, value: done.length });
    byId("result").hidden = !done.length;
    byId("sum").textContent = summary(done, right);
    byId("retry").hidden = !wrong.length;
    byId("done").textContent = "";
    byId("missed").replaceChildren(...wrong.map((q) => {
      const link = make("a", { href: "#" + q.card.id, dir: "auto" }, q.number + ". " + shortened(q.text));
      link.onclick = (event) => { event.preventDefault(); focusOn(q.card); };
      return make("li", {}, link);
    }));
    for (const q of questions) q.next.textContent = done.length === shown.length ? words.to_result : words.next;
  }

  const tell = (text) => { byId("score").textContent = text; };
  const shortened = (text) => (text.length > 100 ? text.slice(0, 99).trimEnd() + "…" : text);
  const summary = (done, right) =>
    say("sum", { right: right.length, done: done.length, percent: Math.round((100 * right.length) / (done.length || 1)) });

  function forget(some) {
    for (const q of some) delete state.answers[q.id];
    for (const q of some) show(q);
  }

  function retry() {
    const wrong = shown.filter((q) => answerOf(q) && !answerOf(q).r);
    forget(wrong);
    only(wrong.map((q) => q.id));
  }

  function only(ids) {
    state.only = ids;
    remember();
    filter();
    if (shown.length) focusOn(shown[0].card);
  }

  function reset() {
    if (!confirm(words.sure)) return;
    const { keys } = state;
    forget(questions);
    state = Object.assign(fresh(), { keys });
    for (const select of [section, tag]) if (select) select.value = "";
    remember();
    arrange();
  }

  function mix() {
    state.mixed = true;
    state.seed = fresh().seed;
    remember();
    arrange();
  }

  // ---- the result as text

  function resultText() {
    const now = new Date(), two = (number) => String(number).padStart(2, "0");
    const lines = shown.map((q) => {
      const found = answerOf(q);
      return (found ? (found.r ? "✓" : "✗") : "·") + " " + q.number + ". " + shortened(q.text);
    });
    const date = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
    return [document.title, byId("sum").textContent, byId("score").textContent, date, "", ...lines, ""].join("\n");
  }

  /** The clipboard, or what browsers had before, which also works where a page may not ask for the clipboard. */
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
    const address = URL.createObjectURL(new Blob([resultText()], { type: "text/plain" }));
    make("a", { href: address, download: document.title.replace(/[\\/:*?"<>|]+/g, " ").trim() + ".txt" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  // ---- moving about, and the keys

  function focusOn(element) {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }

  /** To the next question that is not answered; from the last one to the result. */
  function goOn(q) {
    const at = shown.indexOf(q);
    const next = [...shown.slice(at + 1), ...shown.slice(0, at)].find((one) => !answerOf(one));
    focusOn(next ? next.card : byId("resulth"));
  }

  /** The question that has the focus, else the first one in sight. */
  function current() {
    const card = document.activeElement.closest("article");
    return ofCard.get(card) || shown.find((q) => q.card.getBoundingClientRect().bottom > 80);
  }

  function step(by) {
    const here = document.activeElement.closest("article");
    const at = shown.indexOf(current());
    const next = here ? shown[at + by] : shown[at];
    if (next) focusOn(next.card);
  }

  function press(digit) {
    const q = current();
    if (!q) return;
    if (q.options && !answerOf(q)) {
      const item = q.list.children[digit - 1];
      if (!item) return;
      item.querySelector("input").click();
      item.querySelector("input").focus();
    } else if (q.grades && q.solution.open && digit <= 2) {
      q.grades[digit - 1].click();
    }
  }

  function enter(q) {
    if (answerOf(q)) goOn(q);
    else if (q.options) check(q);
    else if (q.inputs.length) q.inputs[0].focus();
    else q.solution.querySelector("summary").click();
  }

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || byId("keys").open) return;
    const q = target.closest && ofCard.get(target.closest("article"));
    const typing = target.matches("input[type=text], select, textarea");
    if (key === "Enter" && q && target.matches("input, article")) {
      event.preventDefault();
      if (typing) check(q);
      else enter(q);
    } else if (!typing && state.keys) {
      const does = { j: () => step(1), k: () => step(-1), "?": help }[key];
      if (does || /^[1-9]$/.test(key)) event.preventDefault();
      if (does) does();
      else if (/^[1-9]$/.test(key)) press(Number(key));
    }
  });

  function help() {
    byId("single").checked = state.keys;
    byId("keys").showModal();
  }

  const pressed = { shuffle: mix, retry, reset, copy, save, help, close: () => byId("keys").close() };
  for (const id of Object.keys(pressed)) byId(id).onclick = pressed[id];
  for (const button of document.querySelectorAll("button.all")) button.onclick = () => only(null);
  for (const select of [section, tag]) if (select) select.onchange = filter;
  byId("single").onchange = (event) => { state.keys = event.target.checked; remember(); };
  document.body.classList.add("live");
  byId("tools").hidden = byId("bar").hidden = !questions.length;
  for (const q of questions) if (answerOf(q)) show(q);
  arrange();
})();
