// Without this script, the options are a complete, plain list in the order of the source.
(function () {
  var list = document.querySelector(".options > .choices");
  if (!list || list.getAttribute("role")) { return; }
  var back = Boolean(list.closest(".back"));
  var one = list.classList.contains("one");
  var items = Array.prototype.slice.call(list.children);
  var text = list.textContent;
  var stored = null, kept = true;

  // Keeps the state of the front for the back: in the session, and in the page, which some programs reload.
  function keep(state) {
    window.deckpressOptions = state;
    try { sessionStorage.setItem("deckpress-options", JSON.stringify(state)); } catch (error) { kept = false; }
  }
  try { stored = JSON.parse(sessionStorage.getItem("deckpress-options")); } catch (error) { kept = false; }
  stored = stored || window.deckpressOptions;
  if (!back || !stored || stored.text !== text) {
    // If nothing can be kept, the order depends on the date, so that both sides show the same one.
    var day = Math.floor(Date.now() / 864e5);
    stored = {text: text, seed: kept && !back ? Math.floor(Math.random() * 1e9) : day, picked: []};
  }
  if (!back) { keep(stored); }

  // Fisher-Yates shuffle with a linear congruential generator (constants from Numerical Recipes).
  if (list.classList.contains("shuffle")) {
    var number = stored.seed % 4294967296, order = items.slice();
    for (var last = order.length - 1; last > 0; last--) {
      number = (1664525 * number + 1013904223) % 4294967296;
      var other = Math.floor(number / 4294967296 * (last + 1)), held = order[last];
      order[last] = order[other];
      order[other] = held;
    }
    order.forEach(function (item) { list.appendChild(item); });
  }

  list.setAttribute("role", one ? "radiogroup" : "group");
  // The list of a deck in another language, or with words of its own, brings its name along.
  if (!list.hasAttribute("aria-label")) {
    list.setAttribute("aria-label", one ? {{ english["options_one"]|tojson }} : {{ english["options_several"]|tojson }});
  }
  function show() {
    items.forEach(function (item, index) {
      var picked = stored.picked.indexOf(index) >= 0;
      item.classList.toggle("picked", picked);
      item.setAttribute("aria-checked", String(picked));
    });
  }
  function pick(index) {
    var at = stored.picked.indexOf(index);
    if (one) { stored.picked = at < 0 ? [index] : []; }
    else if (at < 0) { stored.picked.push(index); }
    else { stored.picked.splice(at, 1); }
    keep(stored);
    show();
  }
  items.forEach(function (item, index) {
    item.setAttribute("role", one ? "radio" : "checkbox");
    if (back) { item.setAttribute("aria-disabled", "true"); return; }
    item.tabIndex = 0;
    item.classList.add("tappable"); // tells AnkiDroid that a tap on it is no gesture
    item.addEventListener("click", function (event) {
      if (!event.target.closest("a, audio, video, summary, .replay-button, .soundLink")) { pick(index); }
    });
    item.addEventListener("keydown", function (event) {
      if (event.target !== item || (event.key !== " " && event.key !== "Enter")) { return; }
      event.preventDefault();
      event.stopPropagation();
      pick(index);
    });
  });
  show();
})();
