"""A minute as plain text: one line for each paragraph, "- " before each list item."""

from collections.abc import Callable, Iterator

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
            yield "  ".join(" ".join(text_of(part) for part in cell) for cell in row)
    elif block.tag == "aside":
        yield label(block.get("data-action") or "") + text_of(block)
    else:
        yield text_of(block)


def _list_lines(element: etree._Element, indent: str) -> Iterator[str]:
    for item in element:
        mark = "- "
        for part in item:
            if part.tag == "p":
                yield indent + mark + text_of(part).replace("\n", "\n  " + indent)
                mark = "  "
            else:
                yield from _list_lines(part, indent + "  ")
