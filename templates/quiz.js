/* The script of the quiz page, in three parts. It only adds to a page that is complete without it, and whatever it
   shows is set as text, never read as HTML. To add to it, write a quiz.js that begins with include "builtin/quiz.js"
   as a Jinja tag. */
"use strict";
(() => {
{% include "quiz/memory.js" %}
{% include "quiz/questions.js" %}
{% include "quiz/page.js" %}
})();
