"""The little language a minute is written in: which marks there are, and how they are read and written as text."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from lxml import etree

from .characters import lowered, raised

BLOCK_TAGS = ("p", "h3", "ul", "ol", "table", "aside")
SIMPLE_MARKS = ("strong", "em", "u", "sub", "sup")

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
UUID_PATTERN = re.compile(UUID)
OUTCOME_PATTERN = re.compile(r"[A-Z][A-Z-]{2,29}")

# In the normal form only a top-level block carries data-block, so its opening tag is where a block begins.
BLOCK_START = re.compile(rf'<(?:{"|".join(BLOCK_TAGS)}) data-block="({UUID})"')

_texts_and_breaks = etree.XPath("descendant::text()|descendant::br")

CONFIDENTIAL = ' data-sensitivity="confidential"'


def escape(text: str) -> str:
    """Text as the browser's own serialisation writes it, so that what an editor sends is what we store."""
    return text.replace("&", "&amp;").replace("\xa0", "&nbsp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")


def parse_markup(html: str) -> etree._Element:
    """The tree of balanced markup whose only void element is ``br`` and whose only named space is ``&nbsp;``.

    As XML, because it is exact about white space where HTML parsers guess. Raises etree.XMLSyntaxError for
    anything else, and for nesting deeper than the parser's limit of 256.
    """
    xml = html.replace("<br>", "<br/>").replace("&nbsp;", "&#160;")
    return etree.fromstring(f"<div>{xml}</div>")


@lru_cache(maxsize=16)
def blocks_of(html: str) -> Mapping[str, str]:
    """A text in normal form, cut into its top-level blocks: uuid → markup, in order.

    A save asks for the same text several times, and the next save begins with the text of this one.
    """
    starts = [(match[1], match.start()) for match in BLOCK_START.finditer(html)]
    ends = [start for _, start in starts[1:]] + [len(html)]
    return MappingProxyType({block: html[start:end] for (block, start), end in zip(starts, ends, strict=False)})


def text_of(element: etree._Element) -> str:
    """The element's text, a line break for each ``br``. What is raised or lowered is so by its signs, where there are.

    It is as long as the text of the element's runs.
    """
    if next(element.iter("br", "sup", "sub"), None) is None:
        return "".join(map(str, element.itertext()))
    return "".join(map(_said, _nodes(element)))


def _nodes(element: etree._Element) -> Iterator[object]:
    """Its pieces of text and its line breaks, in order."""
    nodes = _texts_and_breaks(element)
    if isinstance(nodes, list):
        yield from nodes


def _said(node: object) -> str:
    if isinstance(node, etree._Element):
        return "\n"
    text, holder = str(node), node.getparent()  # type: ignore[attr-defined] # a piece of text knows where it stands
    mark = holder.getparent() if node.is_tail else holder  # type: ignore[attr-defined]
    shift = _SHIFTS.get(mark.tag)
    return shift(text) if shift else text


_SHIFTS = {"sup": raised, "sub": lowered}


def list_numbers(block: etree._Element) -> dict[etree._Element, str]:
    """The paragraphs with which the items of numbered lists begin, with the number that each is printed with."""
    numbers = {}
    for listing in block.iter("ol"):
        for number, item in enumerate(listing, start=int(listing.get("start", "1"))):
            numbers[item[0]] = f"{number}. "
    return numbers


def textblocks(block: etree._Element, *, with_actions: bool = False) -> Iterator[etree._Element]:
    """The paragraphs of a block in which statements can stand: its own, or those of its list items.

    ``with_actions``: also an action's own; in imported minutes its text may be a sentence that states an outcome.
    """
    if block.tag == "p" or (with_actions and block.tag == "aside"):
        yield block
    elif block.tag in ("ul", "ol"):
        yield from block.iter("p")
