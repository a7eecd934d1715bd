"""No character without a glyph: what no font of ours holds is said in words, such as "[party popper]".

Left to the machine, it would come out of whatever font is installed there, in other bytes on each, or as an empty box,
which PDF/A forbids.
"""

import re
import unicodedata
from collections.abc import Iterable
from io import BytesIO

from fontTools.ttLib import TTFont

FALLBACK = "Fallback"  # the family that every other one falls back on
SECOND = "Second"  # and behind it one of the machine's, where the settings name it

_FACE = re.compile(r'@font-face\s*{\s*font-family:\s*"([^"]+)"[^}]*url\("app:(/[^"]+)"\)')
_NUMBERED = re.compile(r"-[0-9A-F]{4,5}$")
_SKIN_TONES = range(0x1F3FB, 0x1F400)
# Pictures by nature: for these, whatever font is named, the machine's own emoji font is asked first.
_PICTURES = re.compile(
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be"
    "\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757"
    "\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\ufe0f\U0001f000-\U0001ffff]"
)


def named_fonts(css: str) -> list[tuple[str, str]]:
    """Return family and file of each font that a stylesheet brings."""
    return _FACE.findall(css)


def characters_of(fonts: Iterable[tuple[str, bytes]]) -> frozenset[str]:
    """Return what can be set in any of these fonts (family and content of each), with the fallback behind it."""
    fallback, others = set[str](), list[frozenset[str]]()
    for family, font in fonts:
        if family in (FALLBACK, SECOND):
            fallback |= _held(font)
        else:
            others.append(_held(font))
    shared = frozenset.intersection(*others) if others else frozenset[str]()
    return frozenset(character for character in shared | fallback if not _PICTURES.match(character)) | set("\t\n\r")


def _held(font: bytes) -> frozenset[str]:
    with TTFont(BytesIO(font), lazy=True) as opened:
        return frozenset(map(chr, opened.getBestCmap()))


def legible(text: str, characters: frozenset[str]) -> str:
    """Return the text with every character that is not among these in words."""
    missing = set(text) - characters
    return text.translate({ord(character): _in_words(character) for character in missing}) if missing else text


def codes_of(text: str, characters: frozenset[str]) -> list[str]:
    """Return the codes by which a text without names for some of its characters is legible, each once, in order."""
    words = (_in_words(character) for character in dict.fromkeys(text) if character not in characters)
    return [word for word in words if word.startswith("[U+")]


def one_face(content: bytes) -> bytes:
    """Return a font, or the first of a collection of them, as the file of one font."""
    if not content.startswith(b"ttcf"):
        return content
    file = BytesIO()
    with TTFont(BytesIO(content), fontNumber=0) as face:
        face.save(file)
    return file.getvalue()


def _in_words(character: str) -> str:
    """Return the character's name, or nothing for one that only joins or tints others."""
    if unicodedata.category(character) in {"Cc", "Cf", "Mn"} or ord(character) in _SKIN_TONES:
        return ""
    name = unicodedata.name(character, "")
    return f"[U+{ord(character):04X}]" if not name or _NUMBERED.search(name) else f"[{name.lower()}]"
