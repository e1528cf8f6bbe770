"""DP4xx: pictures, sounds and films."""

from __future__ import annotations

from deckpress.diagnostics.values import error, note, warning

NO_MEDIA = error(
    "DP401",
    "media file not found",
    "check the path; it counts from the folder of the Markdown file",
    "A picture, sound or film on a card does not exist, so the card would be incomplete in Anki.",
    """
    notes.md:
        ## What does this show?

        ![a prism](media/prism.png)
    """,
    message="there is no {what} {path}",
)
NO_MEDIA_PATH = NO_MEDIA.saying("this {what} has no path", "write its path between the brackets")
MEDIA_ADDRESS_OF_FILE = NO_MEDIA.saying(
    "this address works only on this computer: {address}",
    "write the path from the folder of the Markdown file instead",
)
NO_MEDIA_ON_DISK = NO_MEDIA.saying(
    "this path works only on one computer: {path}",
    "copy the file beside the Markdown file, and write its path from there",
)
NO_MEDIA_FOLDER = NO_MEDIA.saying(
    "there is no folder to read {path} from", "pass export() the folder that paths count from"
)
MEDIA_OUTSIDE = error(
    "DP402",
    "file outside the project",
    "move it into the project, or build with --allow-outside",
    "A path or a symbolic link leads out of the project. A stranger's deck could otherwise put your private files"
    " into a package, so such files are used only with `--allow-outside`.",
    """
    notes.md:
        ## What does this show?

        ![a prism](../../prism.png)
    """,
    message="this {what} lies outside the project: {path}",
)
LINK_OUTSIDE = MEDIA_OUTSIDE.saying("this link leads outside the project")
OUTPUT_OUTSIDE = MEDIA_OUTSIDE.saying(
    "this folder is a link that leads outside the output folder", "remove the link, or name its target with -o"
)
PROJECT_OUTSIDE = OUTPUT_OUTSIDE.saying(
    "this folder is a link that leads outside the new project", "remove the link, or name another folder"
)
BUILD_OUTSIDE = MEDIA_OUTSIDE.saying(
    "this output folder is a link that leads outside the project", "remove the link, or name the folder with -o"
)
WRONG_MEDIA_TYPE = error(
    "DP403",
    "file of a type that deckpress does not know",
    "use PNG, JPEG, GIF, WebP, AVIF or SVG",
    "The content of the file decides, not its name: Anki on some systems cannot show other types.",
    """
    prism.png:
        This is text.
    notes.md:
        ## What does this show?

        ![a prism](prism.png)
    $ deckpress check notes.md
    """,
    message="{path} is not a {formats} file",
)
EMPTY_MEDIA = WRONG_MEDIA_TYPE.saying("{path} is empty", "put a file with content in its place")
UNUSABLE_SVG = WRONG_MEDIA_TYPE.saying("{path} is an SVG that cannot be shown: {reason}", "save it again as plain SVG")
MEDIA_UNREADABLE = error(
    "DP404",
    "media file cannot be read",
    "check its permissions",
    "The file exists, but the system refuses to open it, it is empty, or its links lead in a circle.",
    message="{path} cannot be read: {reason}",
)
THEME_FILE_EMPTY = MEDIA_UNREADABLE.saying("this file is empty", "fill it, or delete it")
THEME_FILE_UNREADABLE = MEDIA_UNREADABLE.saying("this file cannot be read: {reason}")
MEDIA_LINK_CIRCLE = MEDIA_UNREADABLE.saying("{path} cannot be read: its links lead in a circle")
REMOTE_MEDIA = warning(
    "DP405",
    "media from the internet",
    "save it beside the deck, or build with --fetch: offline the card is empty",
    "The card downloads this file each time it is shown. Offline it is missing, and the server learns who studies"
    " when.",
    """
    notes.md:
        ## What does this show?

        ![a prism](https://example.org/prism.png)
    """,
    message="this {what} is downloaded each time it is shown: {address}",
)
MEDIA_TOO_LARGE = error(
    "DP406",
    "media file too large",
    "make it smaller: Anki does not sync files over 100 MiB",
    "AnkiWeb refuses files over 100 MiB, so the card would be complete on one device only.",
    message="{path} is {size} MiB",
)
THEME_FILE_TOO_LARGE = MEDIA_TOO_LARGE.saying("this file is {size} MiB")
AMBIGUOUS_NAME = error(
    "DP407",
    "name shared by several media files",
    "write its path from the folder of the Markdown file",
    "`![[name.png]]` is looked for in the whole project, as Obsidian does, and more than one file has that name.",
    message="{name} could be any of these files: {files}",
)
BLANKS_IN_PATH = note(
    "DP408",
    "path with blanks",
    "write it between < and >, or %20 for each blank",
    "CommonMark ends a path at a blank, so GitHub and other programs show this as text. deckpress reads it as a path.",
    """
    notes.md:
        ## What does this show?

        ![bars](two words.png)
    """,
    message="other programs show this path as text, because it has blanks: {path}",
)
UNUSED_MEDIA = note(
    "DP409",
    "media file that no card uses",
    "use it, move it out of cards/, or delete it",
    "A file below `cards/` is in no deck. It may be left over, or a path to it may be misspelt.",
    message="no card uses this file",
)
SVG_CLEANED = warning(
    "DP410",
    "SVG with more than a picture",
    "nothing, if it looks as it should; else save it again as plain SVG",
    "An SVG can contain scripts and can fetch files. Both were removed; the drawing stays.",
    """
    wave.svg:
        <svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>
    notes.md:
        ## What does this show?

        ![a wave](wave.svg)
    $ deckpress check notes.md
    """,
    message="removed from {path}: {parts}",
)
EMBEDDED_PAGE = warning(
    "DP411",
    "embedded note that cannot be shown",
    "check the name of the note and of its part",
    "`![[Another note]]` and `![[Another note#Part]]` show the text of a note of the project on the card. This note, or"
    " this part of it, cannot be shown, so the card has only its name.",
    """
    notes.md:
        ## What is light?

        ![[Another note]]
    """,
    message="there is no note {note} in the project",
)
NO_PART = EMBEDDED_PAGE.saying(
    "{note} has no part '{part}'", "write a heading of that note, or ^ and the id of a block"
)
EMPTY_PART = EMBEDDED_PAGE.saying("there is no text in {note}", "write the text there, or remove the link")
NOTE_IN_ITSELF = EMBEDDED_PAGE.saying("{note} embeds itself here", "remove the link, or name a part of the note")
NOTE_OUTSIDE = EMBEDDED_PAGE.saying(
    "this note lies outside the project: {note}", "move it into the project, or build with --allow-outside"
)
AMBIGUOUS_NOTE = EMBEDDED_PAGE.saying(
    "{note} could be any of these notes: {files}", "write its path from the folder of the Markdown file"
)
NOTE_UNREADABLE = EMBEDDED_PAGE.saying("{note} cannot be read: {reason}", "check the file")
NOT_A_NOTE = EMBEDDED_PAGE.saying("a card cannot show this file: {note}", "show a picture of it, or copy its text")
TOO_MUCH_EMBEDDED = EMBEDDED_PAGE.saying(
    "the notes embedded here are too large for a card: {note}", "name a part of the note"
)
NO_NOTE_FOLDER = EMBEDDED_PAGE.saying(
    "there is no folder to read the note {note} from", "pass export() the folder that paths count from"
)
NOT_FETCHED = warning(
    "DP412",
    "media that could not be downloaded",
    "check the address, or save the file beside the deck",
    "With `--fetch`, the server did not answer in time, answered with an error, sent too much, or is not public.",
    message="{address} was not downloaded: {reason}",
)
NOT_DRAWN = warning(
    "DP414",
    "diagram that stays code",
    "install the program that draws it, or put a picture of it into the deck",
    "A code block of the language mermaid, dot, graphviz or plantuml is drawn by the program mmdc, dot or plantuml if"
    " that is installed. This diagram was not drawn, so the card shows its code.",
    """
    notes.md:
        ## What follows from A?

        ```mermaid
        A leads to B
        ```
    """,
    message="{kind} diagrams stay code: no program that draws them is installed",
)
DIAGRAM_FAILED = NOT_DRAWN.saying(
    "this diagram stays code: {program} cannot draw it: {reason}", "correct the diagram, or put a picture of it here"
)
DIAGRAM_NAMES_FILE = NOT_DRAWN.saying(
    "this diagram stays code: it reads something outside its text: {sign}", "write all of the diagram into the block"
)
DIAGRAM_WITH_GAP = NOT_DRAWN.saying(
    "this diagram stays code: it has a gap, which a picture cannot have", "write the gap into the text around it"
)
SHOWN_BY_FEW = warning(
    "DP413",
    "picture that only some devices show",
    "save it as PNG, JPEG or WebP",
    "Anki knows PNG, JPEG, GIF, WebP, AVIF, ICO and SVG. A BMP, TIFF, JPEG XL or HEIC file becomes part of the package,"
    " but on many computers and phones the card has a gap in its place.",
    message="{path} is a {kind} picture, which only some devices show",
)
LOST_FILE = note(
    "DP415",
    "link to a file that the card does not hold",
    "put the file on the web and link to it there, or say in words where it is",
    "A card can hold pictures, sounds and films, but no PDF or program. A link to such a file beside the deck leads"
    " nowhere in Anki, so only its words stay.",
    """
    notes.md:
        ## What is the plan?

        See [the plan](plan.pdf).
    """,
    message="only the words of this link stay, because a card cannot hold {path}",
)
LINKED_PICTURE = LOST_FILE.saying(
    "only the words of this link stay, and {path} is not shown", "write ! before the bracket to show it"
)
