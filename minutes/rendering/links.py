"""Links from the minutes as they are read on a screen; paper has none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lxml import etree

from actions.references import Reference
from core.web.links import go
from meetings.references import BETWEEN_IN_TEXT, LONGEST_CODE, SERIES_MARK, panels_and_series


@dataclass(frozen=True, slots=True)
class Links:
    """``own``: whether statements, actions and items lead to their own addresses. ``references`` are those of other
    actions that this reader can go and read, however a text writes them; behind the word "action" 46/01 alone is one
    of the panel whose minutes these are, by its ``code``. The ``registers`` hold the statements and actions of the text
    that is read now: those of a version before it may have no page there any more. ``decisions`` are the references of
    decisions by correspondence that this reader can go and read."""

    own: bool = False
    registers: bool = True
    code: str = ""
    references: frozenset[Reference] = frozenset()
    decisions: frozenset[str] = frozenset()

    @property
    def to_registers(self) -> bool:
        return self.own and self.registers

    def among(self, mentions: Iterable[str]) -> "Links":
        """The same with only those that are mentioned: what one block needs, so that it is printed once for all."""
        if not self.references:
            return self
        mentioned = set(map(Reference.parse, mentions))
        return replace(self, references=frozenset(known for known in self.references if known in mentioned))


NO_LINKS = Links()


def link_references(block: etree._Element, links: Links) -> None:
    """Make links of the references where they stand in the text, however they are printed."""
    if not (links.references or links.decisions):
        return
    patterns = {go(str(reference)): _pattern(reference, links.code) for reference in sorted(links.references)}
    patterns |= {go(decision): decision_pattern(re.escape(decision)) for decision in sorted(links.decisions)}
    for element in [element for element in block.iter() if element.tag != "a"]:
        _link_text(element, patterns)
    for element in [element for element in block.iterdescendants() if element.tail]:
        _link_tail(element, patterns)


def _link_text(element: etree._Element, patterns: dict[str, re.Pattern[str]]) -> None:
    element.text, anchors = _linked(element.text or "", patterns)
    for index, anchor in enumerate(anchors):
        element.insert(index, anchor)


def _link_tail(element: etree._Element, patterns: dict[str, re.Pattern[str]]) -> None:
    parent = element.getparent()
    before, anchors = _linked(element.tail or "", patterns)
    if parent is None or not anchors:
        return
    element.tail = before
    for index, anchor in enumerate(anchors, start=parent.index(element) + 1):
        parent.insert(index, anchor)


def _pattern(reference: Reference, own_code: str) -> re.Pattern[str]:
    """SECP46/01, also printed SECP 46/1, and 46/01 where the word "action" stands before it; not items, SECP46/1.1."""
    number = rf"(?:0+{reference.number}|{reference.number}(?!\.[1-9]|[A-Z]\b|[A-Z]\.[1-9]))(?![\d/])"
    numbers = rf"{reference.meeting_number}\s?[/\\]\s?{number}"
    whole = rf"(?<![\w/]){_code_pattern(reference.panel_code)}{BETWEEN_IN_TEXT}{numbers}"
    short = rf"|(?<=action\s){numbers}|(?<=actions\s){numbers}" if reference.panel_code == own_code else ""
    return re.compile(whole + short, re.IGNORECASE)


def decision_pattern(reference: str) -> re.Pattern[str]:
    """Return the pattern of a decision by correspondence, and of no action of one: SECP-C12, not SECP-C12/01."""
    return re.compile(rf"(?<![\w/&-]){reference}(?![\d/])")


def _code_pattern(code: str) -> str:
    """Return the pattern of a code where it is not the end of a longer one, as RISK47/01 is in AB-RISK47/01, nor the
    mark of a series, as AB12/01 is in SECP-AB12/01.
    """
    panel, _ = panels_and_series(code)[-1]
    most = LONGEST_CODE if re.fullmatch(SERIES_MARK, code) else LONGEST_CODE - len(panel) - 1
    longer = (rf"(?<!(?-i:(?<![\w/])[A-Z][A-Z0-9&-]{{{count}}}[&-]))" for count in range(most))
    return f"{''.join(longer)}{re.escape(code)}"


def _linked(text: str, patterns: dict[str, re.Pattern[str]]) -> tuple[str, list[etree._Element]]:
    """Return the text before the first link, and the links, each with the text that follows it up to the next."""
    found = sorted(
        (match.start(), match.end(), address)
        for address, pattern in patterns.items()
        for match in pattern.finditer(text)
    )
    starts = [*(start for start, _, _ in found), len(text)]
    anchors = [
        _anchor(address, text[start:end], text[end:after])
        for (start, end, address), after in zip(found, starts[1:], strict=True)
    ]
    return text[: starts[0]], anchors


def _anchor(address: str, words: str, tail: str) -> etree._Element:
    anchor = etree.Element("a", {"href": address})
    anchor.text, anchor.tail = words, tail
    return anchor
