/* The script of the quiz page, in four parts. The page is complete without it. The script inserts everything as
   text, never as HTML. To extend it, write a quiz.js that begins with include "builtin/quiz.js"
   as a Jinja tag. */
"use strict";
(() => {
{% include "quiz/memory.js" %}
{% include "quiz/typed.js" %}
{% include "quiz/questions.js" %}
{% include "quiz/page.js" %}
})();
