"""Reads a text in normal form: its blocks, outcome statements, actions, and the actions it refers to."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml import etree

from actions.references import Reference

from . import details, owner_and_due
from .grammar import GRAMMAR, any_mark
from .markup import blocks_of, list_numbers, parse_markup, text_of, textblocks
from .mentions import mentioned_actions
from .pointers import points_to_confidential_minutes
from .sentences import sentence_spans
from .votes import is_tally, votes_against

KINDS = {
    "p": "paragraph",
    "h3": "subheading",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "aside": "action",
}

_SEPARATOR = re.compile(r"(?:;|,)(?:\s*(?:and|or))?\s*$|(?<!\s)\s++(?:and|or)\s*$")
_LIMB = re.compile(rf"^(?:\(?(?:{GRAMMAR['entries']['enumerators']})[.)]|{any_mark(GRAMMAR['entries']['bullets'])})\s+")
_LEADS_ON = re.compile(r"(?::|[:,–—-] ?[Tt]hat|\b[A-Z]{4,} that)\s*$")
_RUNNING_TEXT = ("p", "aside")
_WRITTEN = re.compile(r"\S")
_MOST_OF_A_TALLY = 4  # sentences


@dataclass(frozen=True, slots=True)
class Block:
    id: str
    kind: str
    html: str
    text: str
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Statement:
    """An outcome: ``text`` runs from the outcome word to the end of the marked span, ``lead`` stands before it."""

    id: str
    block: str
    outcome: str
    form: str
    lead: str
    text: str
    sentence: str
    sub_points: tuple[str, ...]
    carried_by: str
    dissent_count: int | None
    condition: str
    is_negative: bool
    deferred_to: str
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class ActionText:
    id: str
    block: str
    text: str
    owner: str
    due: str
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Mention:
    block: str
    reference: Reference
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Reading:
    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]
    actions: tuple[ActionText, ...]
    mentions: tuple[Mention, ...]

    @property
    def subheadings(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks if block.kind == "subheading")

    @property
    def points_to_confidential_minutes(self) -> bool:
        return any(points_to_confidential_minutes(block.text) for block in self.blocks)


def read(html: str, *, panel_code: str) -> Reading:
    """Everything that the text says, in its order. ``panel_code`` tells whose action references count anywhere.

    Takes a text in normal form, its uuids unique.
    """
    elements = list(parse_markup(html))
    blocks = tuple(map(_block, elements, blocks_of(html).items()))
    statements = tuple(statement for index in range(len(elements)) for statement in _statements(elements, index))
    actions = tuple(
        _action(element, block) for element, block in zip(elements, blocks, strict=True) if block.kind == "action"
    )
    mentions = tuple(
        Mention(block.id, reference, block.is_confidential)
        for block in blocks
        for reference in mentioned_actions(block.text, panel_code)
    )
    return Reading(blocks, statements, actions, mentions)


def _block(element: etree._Element, written: tuple[str, str]) -> Block:
    identity, html = written
    return Block(identity, KINDS[element.tag], html, _block_text(element), _is_confidential(element))


def _block_text(element: etree._Element) -> str:
    if element.tag in ("ul", "ol", "table"):
        numbers = list_numbers(element)
        return "\n".join(numbers.get(paragraph, "") + text_of(paragraph) for paragraph in element.iter("p"))
    return text_of(element)


def _is_confidential(element: etree._Element) -> bool:
    return element.get("data-sensitivity") is not None


def _action(element: etree._Element, block: Block) -> ActionText:
    text = _LIMB.sub("", block.text, count=1) if _LIMB.match(block.text) else block.text
    return ActionText(
        element.get("data-action") or "",
        block.id,
        text,
        owner_and_due.owner(text),
        owner_and_due.due(text),
        block.is_confidential,
    )


def _statements(elements: Sequence[etree._Element], index: int) -> Iterator[Statement]:
    """The statements of the block at this index; the blocks behind it may hold their sub-points."""
    block = elements[index]
    for paragraph in textblocks(block, with_actions=True):
        spans = _spans(paragraph)
        if spans:
            text = text_of(paragraph)
            parts = _Paragraph(text)
            sub_points = _sub_points(paragraph, elements, index, text)
            last = max(spans, key=lambda uuid: spans[uuid][2])
            for uuid, (outcome, start, end) in spans.items():
                yield _statement(block, uuid, outcome, parts, start, end, sub_points if uuid == last else ())


def _spans(paragraph: etree._Element) -> dict[str, tuple[str, int, int]]:
    """uuid → (outcome, start, end) of the statements marked in one paragraph."""
    spans: dict[str, tuple[str, int, int]] = {}
    if paragraph.find("span") is None:  # in normal form a statement's span is a direct child
        return spans
    end = len(paragraph.text or "")
    for child in paragraph:
        start, end = end, end + (1 if child.tag == "br" else len(text_of(child)))
        if child.tag == "span":
            uuid, outcome = child.get("data-decision") or "", child.get("data-outcome") or ""
            first = spans.get(uuid)
            spans[uuid] = (first[0], first[1], end) if first else (outcome, start, end)
        end += len(child.tail or "")
    return spans


class _Paragraph:
    """A paragraph's text, cut into sentences once for all of its statements."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._texts: dict[tuple[int, int], str] = {}
        self._dissent: dict[int, details.Dissent] = {}

    @cached_property
    def _sentences(self) -> tuple[list[int], list[int]]:
        spans = sentence_spans(self.text)
        return [start for start, _ in spans], [end for _, end in spans]

    def sentence(self, start: int, end: int) -> str:
        """The whole sentence, or sentences, that a span stands in."""
        starts, ends = self._sentences
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        if first > last:
            return self.text[start:end]
        if (first, last) not in self._texts:
            self._texts[first, last] = self.text[starts[first] : ends[last]]
        return self._texts[first, last]

    def dissent_after(self, end: int) -> int | None:
        """The dissent counted in what follows of the sentence, or else in the next one."""
        following = _WRITTEN.search(self.text, end)
        if following is None:
            return None
        starts, ends = self._sentences
        number = bisect_right(ends, following.start())
        start = starts[number]
        if number not in self._dissent:
            self._dissent[number] = details.Dissent(self.text[start : ends[number]])
        return self._dissent[number].counted_from(following.start() - start)

    def votes_after(self, end: int) -> int | None:
        """How many voted against, by the sentences behind a statement that tell of movers and votes alone."""
        following = _WRITTEN.search(self.text, end)
        if following is None:
            return None
        starts, ends = self._sentences
        first = bisect_right(ends, following.start())
        if starts[first] != following.start():
            return None
        last = first
        while last < min(len(starts), first + _MOST_OF_A_TALLY) and is_tally(self.text[starts[last] : ends[last]]):
            last += 1
        return votes_against(self.text[starts[first] : ends[last - 1]]) if last > first else None


def _statement(
    block: etree._Element,
    uuid: str,
    outcome: str,
    paragraph: _Paragraph,
    start: int,
    end: int,
    sub_points: tuple[str, ...],
) -> Statement:
    span = paragraph.text[start:end]
    word = _place_of(outcome, span)
    statement = _SEPARATOR.sub("", span[word:]) if block.tag not in _RUNNING_TEXT else span[word:]
    sentence = paragraph.sentence(start, end) if block.tag in _RUNNING_TEXT else paragraph.text
    lead = span[:word].strip()
    voted_against = paragraph.votes_after(end)
    of_a_proposal = details.tells_of_a_proposal(statement.strip().removeprefix(outcome).strip())
    by_majority = not of_a_proposal and (details.carried_by_majority(span) or bool(voted_against))
    return Statement(
        id=uuid,
        block=block.get("data-block") or "",
        outcome=outcome,
        form="text" if block.tag in _RUNNING_TEXT else "list",
        lead=lead,
        text=statement.strip() or span.strip(),
        sentence=sentence.strip(),
        sub_points=sub_points,
        carried_by="majority" if by_majority else "",
        dissent_count=(voted_against or _dissent_count(span, paragraph, end)) if by_majority else None,
        condition="" if of_a_proposal else details.condition(statement),
        is_negative=details.is_negative(lead),
        deferred_to=details.deferred_to(statement) if outcome == "DEFERRED" else "",
        is_confidential=_is_confidential(block),
    )


def _place_of(outcome: str, span: str) -> int:
    """Return where the outcome's word stands in its statement, in whatever letters; 0 where another stands for it."""
    exact = span.find(outcome)
    if exact >= 0:
        return exact
    found = re.search(rf"\b{re.escape(outcome)}\b", span, re.IGNORECASE)
    return found.start() if found else 0


def _dissent_count(span: str, paragraph: _Paragraph, end: int) -> int | None:
    """The dissent counted in the statement, or else in the sentence after it."""
    counted = details.dissent_count(span)
    return paragraph.dissent_after(end) if counted is None else counted


def _sub_points(
    paragraph: etree._Element, elements: Sequence[etree._Element], index: int, text: str
) -> tuple[str, ...]:
    """The points under a statement: the list nested in its item, or the list that follows after a colon."""
    if elements[index].tag == "p":
        return tuple(_limbs_behind(elements, index)) if _LEADS_ON.search(text) else ()
    if elements[index].tag == "aside":
        return ()  # it may be a limb itself, and has none
    nested = paragraph.getnext()
    if nested is None or nested.tag not in ("ul", "ol"):
        return ()
    return tuple(_point(text_of(item[0])) for item in nested)


def _limbs_behind(elements: Sequence[etree._Element], index: int) -> Iterator[str]:
    """The points of the list behind a statement, and of actions within it: those that have the mark of a limb."""
    is_open = True  # a list may follow the statement, or an action that is one of its limbs
    for element in islice(elements, index + 1, None):
        if element.tag in ("ul", "ol") and is_open:
            yield from (_point(text_of(item[0])) for item in element)
            is_open = False
        elif element.tag == "aside" and _LIMB.match(text_of(element)):
            yield _point(text_of(element))
            is_open = True
        else:
            return


def _point(text: str) -> str:
    return _SEPARATOR.sub("", _LIMB.sub("", text.strip())).strip()
