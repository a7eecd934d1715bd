"""Tells whether an HTML parser can read a text in the time that its length deserves.

A parser mends what is not well-formed: a mark that stays open it opens again in every paragraph, and under each tag it
looks through all elements that are open. For a page of sloppy markup that is nothing; thirty kilobytes that are made
for it come to a gigabyte. What an editor sends is well-formed, and at any length only that is taken.
"""

import re

from .sanitise import INLINE, TABLE_PARTS

SHORT_TEXT = 50_000  # characters: nothing that is as short as this, with as few tags, can take long
FEW_TAGS = 1_000
DEEPEST = 500
LONGEST_TAG = 10_000  # characters, without what is quoted in it
MOST_MENDED = 10_000

_TOKEN = re.compile(
    r"""
    [^<]+ | <(?![a-zA-Z/!?]) | <!--[^<]*?-->
    | </(?P<closed>[a-zA-Z][^\s<>/]*+)\s*+>
    | <(?P<opened>[a-zA-Z][^\s<>/]*+)
      (?P<attributes>(?:\s++[^\s<>"'=/]++(?:=(?:"[^"]*+"|'[^']*+'|[^\s<>"'=`]++))?+)*+)\s*+/?>
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LOOSE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
# What a parser opens again by itself where it was not closed.
_MARKS = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_NEVER_CLOSED = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HOLD_ROWS_AND_CELLS = frozenset("table tbody thead tfoot tr".split())


def is_tangled(html: str) -> bool:
    """Return whether the text is long, and not well-formed or nested beyond all sense."""
    if len(html) <= SHORT_TEXT and html.count("<") <= FEW_TAGS:
        return False
    mended = len(_LOOSE_AMPERSAND.findall(html))
    read = marks = 0
    elements: list[str] = []
    for token in _TOKEN.finditer(html):
        if token.start() > read:
            return True
        read = token.end()
        if token["closed"]:
            if not elements or elements.pop() != token["closed"].lower():
                return True
            marks -= token["closed"].lower() in _MARKS
        elif token["opened"]:
            tag = token["opened"].lower()
            if len(elements) > DEEPEST or _is_endless(token["attributes"]):
                return True
            if tag == "a" or tag not in INLINE:
                mended += marks
            if elements and elements[-1] in _HOLD_ROWS_AND_CELLS and tag not in TABLE_PARTS:
                mended += 1
            if tag not in _NEVER_CLOSED:
                elements.append(tag)
                marks += tag in _MARKS
    return read < len(html) or mended > MOST_MENDED


def _is_endless(attributes: str) -> bool:
    return len(attributes) > LONGEST_TAG and len(_QUOTED.sub("", attributes)) > LONGEST_TAG
