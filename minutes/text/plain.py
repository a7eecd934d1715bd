"""A minute as plain text: one line for each paragraph, "- " before each list item, or its number."""

from collections.abc import Callable, Iterator
from itertools import chain

from lxml import etree

from .markup import parse_markup, text_of


def plain_text(html: str, *, label: Callable[[str], str] = lambda _: "ACTION: ") -> str:
    """The text in normal form as plain text, blocks apart by a blank line.

    ``label`` gives what stands before an action's text, from the action's uuid.
    """
    return "\n\n".join("\n".join(_lines(block, label)) for block in parse_markup(html))


def _lines(block: etree._Element, label: Callable[[str], str]) -> Iterator[str]:
    if block.tag in ("ul", "ol"):
        yield from _list_lines(block, "")
    elif block.tag == "table":
        for row in block.iter("tr"):
            yield "  ".join(map(cell_text, row))
    elif block.tag == "aside":
        yield label(block.get("data-action") or "") + text_of(block)
    else:
        yield text_of(block)


def cell_text(cell: etree._Element) -> str:
    """What stands in a cell, in one line."""
    parts = ([text_of(part)] if part.tag == "p" else map(str.strip, _list_lines(part, "")) for part in cell)
    return " ".join(chain.from_iterable(parts))


def _list_lines(element: etree._Element, indent: str) -> Iterator[str]:
    first = int(element.get("start", "1"))
    for number, item in enumerate(element, start=first):
        mark = f"{number}. " if element.tag == "ol" else "- "
        inner = " " * len(mark)
        for part in item:
            if part.tag == "p":
                yield indent + mark + text_of(part).replace("\n", "\n" + inner + indent)
                mark = inner
            else:
                yield from _list_lines(part, indent + inner)
