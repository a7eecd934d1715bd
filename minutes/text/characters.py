"""What becomes of each character of a text that comes in: by one table, which the editor in the browser loads too.

A character that is in no row of the table is kept.
"""

import re
from collections.abc import Sequence

from core.characters import TABLE, named
from core.english import and_list

BREAK = "\v"  # a line ends here within a paragraph, whichever character said so


def _pairs(row: str) -> dict[str, str]:
    return {pair[0]: pair[1] for pair in row.split()}


_INSTEAD = {
    **dict.fromkeys(named(TABLE["dropped"]), ""),
    **dict.fromkeys(named(TABLE["blanks"]), " "),
    **dict.fromkeys(named(TABLE["hard_blanks"]), "\xa0"),
    **dict.fromkeys(named(TABLE["breaks"]), BREAK),
    **{chr(int(pair[:-1], 16)): pair[-1] for pair in TABLE["windows"].split()},
    "\f": "\n",
}
_CHANGED = re.compile(f"[{re.escape(''.join(sign for sign, other in _INSTEAD.items() if sign != other))}]")
_TOLD = re.compile(f"[{''.join(named(TABLE['told']))}]")
_SUPERSCRIPTS, _SUBSCRIPTS = _pairs(TABLE["superscripts"]), _pairs(TABLE["subscripts"])


def readable(text: str) -> str:
    """The text with no character but those that a minute can hold, and ``BREAK`` where a line ends in a paragraph.

    Tabs and line ends stay: what they mean depends on whether the text is markup.
    """
    return _CHANGED.sub(lambda found: _INSTEAD[found[0]], text)


def signs_of_fonts(text: str) -> list[str]:
    """The characters that only the font they come from can show, each once, in order."""
    return list(dict.fromkeys(_TOLD.findall(text)))


def signs_in_words(signs: Sequence[str]) -> str:
    """Say which these are, to whoever wrote them; the editor in the browser says the same."""
    what = "is a sign" if len(signs) == 1 else "are signs"
    numbers = and_list([f"U+{ord(sign):X}" for sign in signs])
    return f"In the text {what} of a symbol font, which other fonts do not show: {numbers}. Write what is meant."


def raised(text: str) -> str:
    """The text of a superscript where there are no marks: 6 is ⁶. Letters of an ordinal ("4th") stay as they are."""
    return _shifted(text, _SUPERSCRIPTS)


def lowered(text: str) -> str:
    """The text of a subscript where there are no marks."""
    return _shifted(text, _SUBSCRIPTS)


def _shifted(text: str, signs: dict[str, str]) -> str:
    """All of the text or nothing of it, sign by sign, so that places in it stay the same."""
    if not all(sign in signs or sign.isspace() for sign in text):
        return text
    return "".join(signs.get(sign, sign) for sign in text)
