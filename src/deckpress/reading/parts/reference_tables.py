"""Tables whose rows look like terms that nobody learns: links, options, fields, files, commands, states of tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckpress.reading.parts.furniture import only_links
from deckpress.reading.words.title_words import TERM
from deckpress.regex import regex

OPTIONS = "of options"
"""The form of rows that are parts of a program: options, settings, variables, fields, files."""
COMMANDS = "of commands"
"""The form of rows with commands or other code, which a manual explains and a cheat sheet lists to be learned."""
LINKS = "of links"
"""The form of rows that are links to elsewhere, as in lists of tools and books."""
LOOKED_UP = frozenset((OPTIONS, COMMANDS, LINKS))
_PARTS = regex(
    r"\W*(?:[\w.-]+[ ])??(?:name|param(?:eter)?s?|options?|flags?|switch(?:es)?|arguments?|args?|fields?"
    r"|propert(?:y|ies)|props?"
    r"|attributes?|settings?|(?:config(?:uration)?[ ])?keys?|variables?|env(?:ironment)?(?:[ ]vars?)?|inputs?|outputs?"
    r"|events?|endpoints?|routes?|columns?|scripts?|files?|filenames?|paths?|folders?|director(?:y|ies)"
    r"|modules?|packages?"
    r"|optionen|felder|feld|eigenschaft(?:en)?|attribut\w*|einstellung(?:en)?|variablen|umgebungsvariablen?"
    r"|datei(?:en)?"
    r"|ordner|verzeichnis(?:se)?|paramètres?|champs?|propriétés?|attributs?|réglages?|fichiers?|dossiers?|répertoires?"
    r"|parámetros?|opci(?:ón|ones)|campos?|propiedad(?:es)?|atributos?|ajustes?|archivos?|ficheros?|carpetas?"
    r"|directorios?"
    r"|parâmetros?|opç(?:ão|ões)|propriedades?|configuraç(?:ão|ões)|variáve(?:l|is)|arquivos?|ficheiros?"
    r"|pastas?|diretórios?"
    r"|parametr[oiy]?|opzion[ei]|propriet[aà]|attribut[oi]|impostazion[ei]|variabil[ei]|cartell[ae]|параметры?|опци[яи]"
    r"|пол[ея]|свойств[оа]|атрибуты?|настройк[аи]|переменн(?:ая|ые)|файлы?|папк[аи]|параметри?|змінн[аі]"
    r"|opcj[ae]|pol[ea]|właściwości?|atrybuty?|ustawieni[ae]|zmienn[ae]|pliki?|foldery?|parametre(?:ler)?"
    r"|seçenek(?:ler)?"
    r"|özellik(?:ler)?|değişken(?:ler)?|ayar(?:lar)?|dosya(?:lar)?|klasör(?:ler)?|opties?|velden|veld"
    r"|eigenschap(?:pen)?"
    r"|instelling(?:en)?|variabelen?|bestand(?:en)?|mappen|map"
    r"|参数名?|參數|选项|選項|字段名?|欄位|属性|屬性|变量名?|變數|配置项?|文件名?|檔案|目录|路径|パラメーター?|オプション|フィールド"
    r"|プロパティ|変数|設定|ファイル名?|ディレクトリ|パス|매개변수|파라미터|옵션|필드|속성|변수|설정|파일|폴더|경로)\W*\Z",
    re.I,
)
_VALUES = regex(
    r"\W*(?:defaults?(?:[ ]values?)?|required|optional|(?:data[ ])?types?|standard(?:wert)?|pflicht"
    r"|par[ ]défaut|valeur[ ]par"
    r"[ ]défaut|obligatoire|por[ ]defecto|obligatorio|padrão|obrigatório|predefinito|obbligatorio"
    r"|по[ ]умолчанию|обязательн\w+"
    r"|默认值?|默認值?|必填|必须|既定値|デフォルト値?|必須|기본값|필수|domyślnie|varsayılan|standaard)\W*\Z",
    re.I,
)
_CODE = regex(r"\[?(`+).+\1(?:\]\([^()]*\))?\Z")
_TECHNICAL = regex(r"--?[a-z][\w-]*\Z|[./~]?[\w-]*[\w-](?:[._/][\w-]+)+/?\Z|[A-Z][A-Z0-9]*_[A-Z0-9_]+\Z|\S+/\Z")
"""Options, paths, names with dots or underscores, even if they are not written as code."""
_ADDRESS = regex(r"<?https?://[^\s<>]+>?[ \t]*\Z")
_NOTE = regex(r"\]\([^()\s]+\.md(?:#[^()\s]*)?\)")
"""The target of a link to another note."""
_TYPES = regex(r"\W*(?:types?|data[ ]?types?|typ[eo]?|datentyp|tipo[ ]de[ ]dato|тип|型|类型|類型)\W*\Z", re.I)
"""A column that tables of words have as well."""
_TYPE = regex(
    r"[\W_]*(?:u?int(?:eger)?\d{0,2}|str(?:ing)?s?|bool(?:ean)?|float\d{0,2}|double|number|char|byte|long|array|object"
    r"|dict|datetime|timestamp|uuid|json|varchar|null|any|function|callable)(?!\w)",
    re.I,
)
"""A type of data, at the head of a cell."""
_TERM = regex(rf"\W*(?:{TERM})", re.I)
_MOST_OF = 0.5
_LONGEST = 120


def are_states(answers: Sequence[str]) -> bool:
    """True for cells that hold only the state of a task, ✅ or ⬜; ticks and crosses alone may judge statements."""
    signs = [cell.replace("\ufe0f", "").strip() for cell in answers]
    if not signs or not all(sign in _STATES or sign in _COLOURS for sign in signs) or {"✅", "❌"} == {*signs}:
        return False
    return all(sign in _STATES for sign in signs) or 2 * len({*signs}) <= len(signs)


_STATES = frozenset(("✅", "☑", "✔", "⬜", "🔲", "☐", "⏳", "⌛", "🚧", "🔄", "🔜", "⏸", "🏗", "❌"))
_COLOURS = frozenset(("🟢", "🟡", "🟠", "🔴", "⚪", "🔵", "⚫"))
"""These may also be what a word such as `green` means; in tables of states, they repeat."""


def is_link(text: str) -> bool:
    """True for a text that is only a link to elsewhere, to a page or to another note, or only an address."""
    away = "](http" in text or _NOTE.search(text) is not None
    return (away and only_links(text)) or _ADDRESS.match(text) is not None


def _leads_away(cell: str) -> bool:
    """True for a cell of links alone; a picture is an answer."""
    return "](" in cell and not cell.lstrip().startswith("![") and only_links(cell)


def column_of_types(names: Sequence[str]) -> int:
    """The column whose header says that it holds types of data or of other things; -1 without one."""
    return next((column for column, name in enumerate(names) if _TYPES.match(name)), -1)


def reference_form(
    names: Sequence[str], term: int, cells: Sequence[str], answers: Sequence[str], types: Sequence[str] = ()
) -> str:
    """The form of the rows of a table with these headers, terms, answers and types; empty for one of terms to learn."""
    written = [cell.strip() for cell in cells]
    most = _MOST_OF * len(written)
    if sum(1 for cell in answers if _leads_away(cell)) > most:
        return LINKS
    if sum(1 for cell in written if is_link(cell)) > most:
        return LINKS if _PARTS.match(names[term]) or not _TERM.match(names[term]) else ""
    if _PARTS.match(names[term]) and any(_VALUES.match(name) and not _TYPES.match(name) for name in names):
        return OPTIONS
    if sum(1 for cell in types if _TYPE.match(cell)) > _MOST_OF * len(types):
        return OPTIONS
    short = [cell for cell in written if len(cell) <= _LONGEST]
    code = sum(1 for cell in short if _CODE.match(cell))
    technical = code + sum(1 for cell in short if _TECHNICAL.match(cell))
    if technical <= most:
        return ""
    if _PARTS.match(names[term]) or any(_VALUES.match(name) for name in names):
        return OPTIONS
    return COMMANDS if code > most else ""
