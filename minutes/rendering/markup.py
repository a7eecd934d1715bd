"""The normal form of a text as markup to print: semantic, accessible, and with nothing in it that only editors need."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

from minutes.text import normal_form
from minutes.text.grammar import GRAMMAR
from minutes.text.markup import parse_markup, text_of

from .links import NO_LINKS, Links, link_references
from .wide_tables import column_count, in_bands

# A panel's own outcome words are as good as these, but have no colour of their own.
TINTED_OUTCOMES = frozenset(GRAMMAR["outcomes"]["tinted"].split())

_ENUMERATOR = re.compile(rf"\s*\(?(?:{GRAMMAR['entries']['enumerators']})[.)]\s")
_BOOKKEEPING = frozenset({"data-block", "data-sensitivity", "data-action", "data-decision", "data-outcome"})
_UNWRAPPED = "unwrapped"
_LONG_WORD = re.compile(r"[^\s-]{32}")
DENSE = 6  # columns from which a table is set in smaller type
ANY_WIDTH = 1000


@lru_cache(maxsize=4096)
def block_markup(html: str, subheading: str = "h3", widest: int = ANY_WIDTH, links: Links = NO_LINKS) -> SafeString:
    """A block of normal form as markup to print; sub-headings are headings of the level that is named, and a table
    of more columns than the widest is set as several.

    Sanitised once more on the way out, so that nothing executable reaches a reader even if it reached the database.
    """
    tree = parse_markup(normal_form(html))
    for block in list(tree):
        _prepare(block, subheading, links)
    pieces = (_serialised(block, widest) for block in tree)
    return mark_safe("".join(pieces))  # noqa: S308 - sanitised above, and only lxml's output is added


def tint_of(outcome: str) -> str:
    """The name of an outcome's colour; a panel's own words share one."""
    return outcome.lower() if outcome in TINTED_OUTCOMES else "other"


def _prepare(block: etree._Element, subheading: str, links: Links) -> None:
    link_references(block, links)
    _label_statements(block, links)
    for listing in list(block.iter("ul", "ol")):
        _set_list(listing)
    if block.tag == "table":
        _set_table(block)
    elif block.tag == "aside":
        block.tag = "p"  # the box around it is the template's
    elif block.tag == "h3":
        block.tag = subheading
    _class_by_words(block)
    for element in block.iter():
        for name in _BOOKKEEPING & set(element.attrib):
            del element.attrib[name]


def _class_by_words(block: etree._Element) -> None:
    """Mark for paper which paragraphs stay with what they lead to, and where a word may have to be broken."""
    text = text_of(block)
    if block.tag == "p" and text.rstrip().endswith(":"):
        block.set("class", "lead-in")
    elif _LONG_WORD.search(text) and not block.get("class"):
        block.set("class", "long-words")


def _serialised(block: etree._Element, widest: int) -> str:
    if block.tag == "table":
        return "".join(_scrolling(table, label) for label, table in _fitting(block, widest))
    return _markup(block)


def _fitting(table: etree._Element, widest: int) -> Iterator[tuple[str, etree._Element]]:
    """The table, or what it is cut into, with what tells it from others."""
    count = column_count(table)
    if min(count, widest) >= DENSE:
        table.set("class", "dense")
    if count <= widest:
        yield "Table", table
    else:
        for columns, band in in_bands(table, widest):
            yield f"Table, columns 1 and {columns.start + 1} to {columns.stop} of {count}", band


def _scrolling(table: etree._Element, label: str) -> str:
    """A table that scrolls by itself, also by keyboard, and not the page. A part of a table says which part it is."""
    note = f'<p class="table-part">{label}</p>' if label != "Table" else ""
    opening = f'<div class="table-scroll" role="group" aria-label="{label}" tabindex="0">'
    return f"{note}{opening}{_markup(table)}</div>"


def _markup(block: etree._Element) -> str:
    return etree.tostring(block, encoding="unicode", method="html", with_tail=False)


def _label_statements(block: etree._Element, links: Links) -> None:
    """Each statement gets an address, its outcome word the label. Pieces of one statement share both."""
    labelled: set[str] = set()
    for span in list(block.iter("span")):
        uuid, outcome = span.get("data-decision", ""), span.get("data-outcome", "")
        span.set("class", "statement")
        if uuid not in labelled:
            span.set("id", f"decision-{uuid}")
        if uuid not in labelled and _label_word(span, outcome, _page_of(uuid) if links.to_registers else ""):
            labelled.add(uuid)


def _page_of(decision: str) -> str:
    return reverse("minutes:decision-detail", args=[decision])


def _label_word(span: etree._Element, outcome: str, address: str) -> bool:
    """Wrap the outcome word where it stands; it is never printed a second time."""
    word = re.compile(rf"(?<![\w-]){re.escape(outcome)}(?![\w-])")
    for element in span.iter():
        if element.text and (found := word.search(element.text)):
            label = _label(outcome, element.text[found.end() :], address)
            element.text = element.text[: found.start()]
            element.insert(0, label)
            return True
        if element is not span and element.tail and (found := word.search(element.tail)):
            label = _label(outcome, element.tail[found.end() :], address)
            element.tail = element.tail[: found.start()]
            _insert_after(element, label)
            return True
    return False


def _insert_after(element: etree._Element, new: etree._Element) -> None:
    """Insert behind the element and its tail; ``addnext`` would come between the two."""
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element) + 1, new)


def _label(outcome: str, tail: str, address: str) -> etree._Element:
    label = etree.Element("a", {"href": address}) if address else etree.Element("span")
    label.set("class", f"outcome outcome-{tint_of(outcome)}")
    label.text, label.tail = outcome, tail
    return label


def _set_list(listing: etree._Element) -> None:
    items = [item for item in listing if item.tag == "li"]
    if items and all(_ENUMERATOR.match(text_of(item[0])) for item in items if len(item)):
        listing.set("class", "enumerated")
    for item in items:
        _unwrap_paragraphs(item)


def _unwrap_paragraphs(element: etree._Element) -> None:
    """Unwrap as PDF/UA wants it: the first paragraph's words in the item itself, later ones after a break."""
    for paragraph in list(element.iterchildren("p")):
        previous = paragraph.getprevious()
        if previous is not None and previous.tag == _UNWRAPPED:
            paragraph.addprevious(etree.Element("br"))
        paragraph.tag = _UNWRAPPED
    etree.strip_tags(element, _UNWRAPPED)


def _set_table(table: etree._Element) -> None:
    rows = list(table.iter("tr"))
    if next(table.iter("th"), None) is None:
        _head_rows(rows)
    for row in rows:
        scope = "col" if _is_header(row) else "row"
        for cell in row:
            _unwrap_paragraphs(cell)
            if cell.tag == "th":
                cell.set("scope", scope)
    if len(rows) > 1 and _is_header(rows[0]):
        head = etree.Element("thead")
        table.insert(0, head)
        head.append(rows[0])


def _head_rows(rows: Iterable[etree._Element]) -> None:
    """Let the first column head the rows: PDF/UA knows no table without a header cell."""
    for row in rows:
        if len(row) > 1:
            row[0].tag = "th"


def _is_header(row: etree._Element) -> bool:
    return all(cell.tag == "th" for cell in row)
