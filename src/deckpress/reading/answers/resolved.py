"""What the body of a question says, part by part."""

from __future__ import annotations

from deckpress.frozen import dataclass
from deckpress.model import NO_TEXT, Choice, Text


@dataclass(frozen=True, slots=True)
class Resolved:
    """The parts of a question's body. `guessed` is the answer if it only resembles the option it was matched with."""

    extra: Text = NO_TEXT
    answer: Text = NO_TEXT
    choices: tuple[Choice, ...] = ()
    explanation: Text = NO_TEXT
    unmarked: bool = False
    """True if there are options and nothing says which is right."""
    guessed: str = ""
    hinted: str = ""
    """The right option, if an uncertain mark names it."""
    tight: bool = False
    """True if the boxes of the options lack a blank."""
    doubt: tuple[str, str] = ("", "")
    """The options that two marks name, if they disagree."""
    contradicted: str = ""
    """The option whose letter a key gives, if the words after the letter are those of another option."""
    keyed: bool = False
    """True if a key says which options are right."""
    told: str = ""
    """The line below the options that begins with the words of one, from which the right option is guessed."""
    letter: str = ""
    """The letter that two options share, if nothing else names the right one."""
    loose: str = ""
    """The first option in an open answer, if nothing says which is right."""
    later: bool = False
    """True if the letters of the options begin with B: the first one may be behind the question."""
