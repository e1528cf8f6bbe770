"""Makes decks for the benchmark: the same count and seed give the same bytes, whatever the machine and the Python.

    python tests/bench/generate.py 1000 > deck.md

A card is about 560 bytes in deckpress's own way of writing: a heading that asks, a comment with one to three tags, and
an answer with prose, bold words and inline math; a list in two of three, display math in one of three, a code block in
one of five, a table in one of ten. Nearly every formula differs from all others, as in decks that people write: a cache
or a table of formulas already seen does not help within one build.
"""

from __future__ import annotations

import random
import sys

SEED = 20260101
SUBJECTS = "boiler comet dune engine forest glass harbour island jacket kiln ladder market needle orchard piano".split()
OBJECTS = "quarry river signal thread umbrella valley window xylem yard zenith anchor bridge canyon delta ember".split()
KINDS = "ample brittle calm distant even faint gradual hollow idle joint keen linear mild narrow open plain".split()
DEEDS = "absorbs bends carries delays empties feeds guides holds joins keeps lifts moves".split()
TAGS = "acoustics botany ceramics geology history optics sailing trade exam easy hard unit-1 unit-2".split()
LETTERS = "abcdhknprstuvwxyz"
GREEK = "alpha beta gamma delta epsilon theta lambda mu pi rho sigma tau phi psi omega".split()

# In all of these, @ is a letter, # a number and % a Greek letter, drawn anew for each formula.
INLINE = (
    r"@_{#} + @_{#}^{2}",
    r"\%_{#} \le #@",
    r"\frac{@_{#}}{#}",
    r"@(@) < @(#)",
    r"\{#, #, #\}",
    r"e^{#i\pi} = @",
    r"O(@^{#} \log @)",
    r"\sum_{k=#}^{@} k^{#}",
    r"@_1, @_2, \ldots, @_{#}",
    r"\hat{@}_{#} + \hat{@}_{#}",
    r"\sqrt{# + @^2}",
    r"@ \in \mathbb{R}^{#}",
    r"\% \mid @_{#}",
)
DISPLAY = (
    r"\int_{#}^{#} @^{#} \, dx = \frac{#}{#}",
    "\\begin{aligned}\n@_{#} &= @ + # \\\\\n@_{#} &= # @ * @\n\\end{aligned}",
    r"\begin{pmatrix} # & @ \\ @ & # \end{pmatrix}",
    r"\lim_{@ \to \infty} \left(1 + \frac{#}{@}\right)^{@} = \%",
    r"P(@ \mid @) = \frac{P(@ \mid @) P(@)}{P(@_{#})}",
)
# Here @ is a number.
CODE = (
    ("python", "def f_@(limit: int = @) -> list[int]:\n    # the first @ multiples\n    found = []\n"
     "    for n in range(limit):\n        if n % @ == 0:\n            found.append(n * @)\n    return found\n"),
    ("sql", "SELECT name, COUNT(*) AS hits\nFROM visits\nWHERE length > @ AND kind <> 'x@'\n"
     "GROUP BY name\nORDER BY hits DESC\nLIMIT @;\n"),
    ("c", "#include <stdio.h>\n\nint main(void) {\n    for (int i = 0; i < @; i++)\n"
     "        printf(\"%d & %d\\n\", i, i * @);\n    return @;\n}\n"),
    ("bash", "# older than @ days\nfind \"$HOME/logs\" -mtime +@ -name '*.log' |\nwhile read -r file; do\n"
     "  gzip -@ -- \"$file\" && echo \"done: $file\"\ndone\n"),
)  # fmt: skip


class Author:
    """Writes one card after the other, all from one stream of random numbers."""

    def __init__(self, seed: int) -> None:
        # Only random() gives the same numbers in every release of Python.
        self._random = random.Random(seed).random

    def number(self, low: int, high: int) -> int:
        return low + int(self._random() * (high - low + 1))

    def pick(self, values: tuple[str, ...] | list[str] | str) -> str:
        return values[int(self._random() * len(values))]

    def filled(self, pattern: str) -> str:
        """The pattern of a formula with letters and numbers in it."""
        letters = {"@": lambda: self.pick(LETTERS), "#": lambda: str(self.number(2, 99)), "%": lambda: self.pick(GREEK)}
        return "".join(letters[part]() if part in letters else part for part in pattern)

    def thing(self) -> str:
        return f"{self.pick(KINDS)} {self.pick(SUBJECTS)}"

    def sentence(self, *, long: bool = False) -> str:
        clause = f", and every {self.thing()} {self.pick(DEEDS)} one {self.pick(OBJECTS)}" if long else ""
        return f"The {self.thing()} {self.pick(DEEDS)} the {self.pick(KINDS)} {self.pick(OBJECTS)}{clause}."

    def question(self, number: int) -> str:
        math = f" for ${self.filled(self.pick(INLINE))}$" if number % 8 == 0 else ""
        return f"What does the {self.thing()} do to the {self.pick(KINDS)} {self.pick(OBJECTS)}{math} ({number})?"

    def answer(self, number: int) -> str:
        formula = self.filled(self.pick(INLINE))
        parts = [f"{self.sentence(long=True)} It is **{self.thing()}** since ${formula}$. {self.sentence(long=True)}"]
        if number % 3 == 0:
            name = f"{self.pick(SUBJECTS)}_{number}"
            parts.append(f"{self.sentence(long=True)} See `{name}()` for *more*. {self.sentence(long=True)}")
        if number % 3 != 1:
            items = [f"- {self.sentence()[:-1]}" for _ in range(self.number(2, 4))]
            items[1] += f" with ${self.filled(self.pick(INLINE))}$"
            parts.append("\n".join(items))
        if number % 3 == 1:
            parts.append(f"$$\n{self.filled(self.pick(DISPLAY))}\n$$")
        if number % 5 == 0:
            parts.append(self.code())
        if number % 10 == 0:
            rows = (f"| {self.pick(OBJECTS)} | {self.number(1, 999)} | {self.thing()} |" for _ in range(3))
            parts.append("\n".join(("| Name | Value | Note |", "| --- | --- | --- |", *rows)))
        return "\n\n".join(parts)

    def code(self) -> str:
        language, body = CODE[self.number(0, len(CODE) - 1)]
        filled = "".join(str(self.number(2, 99)) if character == "@" else character for character in body)
        return f"```{language}\n{filled}```"

    def tags(self) -> str:
        return " ".join(sorted({self.pick(TAGS) for _ in range(self.number(1, 3))}))


def deck(count: int, seed: int = SEED) -> str:
    """A deck of so many cards, as Markdown."""
    author = Author(seed)
    cards = (
        f"## {author.question(number)}\n<!-- tags: {author.tags()} -->\n\n{author.answer(number)}\n"
        for number in range(1, count + 1)
    )
    return "\n".join(("# Benchmark\n", *cards))


if __name__ == "__main__":
    sys.stdout.write(deck(int(sys.argv[1])))
