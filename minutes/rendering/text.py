"""Minutes as plain text, to the letter: of imported minutes nothing is printed but what the source prints."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from core.audience import Sensitivity
from minutes.document.interests import interest_words
from minutes.document.model import (
    DocumentAction,
    DocumentAttendee,
    DocumentBlock,
    DocumentDecision,
    DocumentItem,
    MinutesDocument,
)
from minutes.document.quorum import quorum_words
from minutes.document.redaction import Redacted
from minutes.document.sitting import adjourned_after, adjourned_within, sitting_words
from minutes.text import plain_text
from minutes.text.markup import parse_markup
from minutes.text.plain import cell_text

from .attendance import attendance_notes, quorum_fact
from .body import (
    confidential_words,
    correspondence_facts,
    held_words,
    is_draft,
    rendition_words,
    title_words,
    withdrawn_words,
)
from .decision_notes import with_notes
from .votes import vote_views


def render_text(redacted: Redacted) -> str:
    """One paragraph a line, parts apart by a blank line, "- " before list items, labels before actions."""
    document = redacted.document
    opening = _blocks(document.front) if _is_imported(document) else _heading(redacted)
    items = (part for item in document.items for part in _item(item))
    return "\n\n".join([*opening, *items, *_votes(document)]) + "\n"


def _is_imported(document: MinutesDocument) -> bool:
    return bool(document.front or document.source)


def _heading(redacted: Redacted) -> Iterator[str]:
    """The beginning of minutes of our own; imported ones bring theirs."""
    document = redacted.document
    title = title_words(document.reference, document.series, document.number)
    lines = [document.panel_name, title, held_words(document)]
    lines += [rendition_words(redacted.audience), *(["DRAFT"] if is_draft(document) else [])]
    yield "\n".join(lines)
    if document.is_by_correspondence:
        yield from (f"{name}: {said}" for name, said in correspondence_facts(document))
        return
    if sitting := sitting_words(document):
        yield sitting
    if document.attendance:
        yield "\n".join(map(_attendee, document.attendance))
    yield from attendance_notes(document)
    if quorum := quorum_fact(document):
        yield f"Quorum: {quorum}"


def _attendee(attendee: DocumentAttendee) -> str:
    more = "".join(f", {words}" for words in (attendee.category, attendee.detail) if words)
    kind = attendee.kind.replace("_", " ").capitalize()
    return f"{kind}: {attendee.named}{more}"


def _item(item: DocumentItem) -> Iterator[str]:
    yield f"{item.number_words} {item.title}".lstrip()
    if item.pointer:
        yield item.pointer
    elif item.sensitivity == Sensitivity.CONFIDENTIAL:
        yield confidential_words(item.sensitivity_reason)
    if item.withdrawn_reason:
        yield withdrawn_words(item)
    yield from map(interest_words, item.interests)
    if quorum := quorum_words(item):
        yield quorum
    yield from adjourned_within(item)
    yield from _blocks(item.blocks, item.actions, item.decisions)
    yield from adjourned_after(item)


def _votes(document: MinutesDocument) -> Iterator[str]:
    """Yield the annex of votes."""
    views = vote_views(document)
    if views:
        yield "Votes"
    for view in views:
        lines = [f"{line.name} {line.votes}{f': {line.voters}' if line.voters else ''}" for line in view.lines]
        yield "\n".join([*filter(None, (view.mark, view.title)), *view.words, *lines])


def _blocks(
    blocks: Iterable[DocumentBlock],
    actions: Iterable[DocumentAction] = (),
    decisions: Iterable[DocumentDecision] = (),
) -> Iterator[str]:
    actions = tuple(actions)
    labels = {action.id: _label(action) for action in actions}
    behind = {action.block: action.words_behind for action in actions}
    stated = defaultdict(list)
    for decision in decisions:
        stated[decision.block].append(decision)
    for block in blocks:
        html = with_notes(block.html, stated[block.id])
        text = _table(block) if block.kind == "table" else plain_text(html, label=labels.__getitem__)
        text += behind.get(block.id, "")
        is_secret = block.sensitivity == Sensitivity.CONFIDENTIAL
        yield f"{confidential_words(block.sensitivity_reason)}\n{text}" if is_secret else text


def _label(action: DocumentAction) -> str:
    if action.printed_label is not None:
        return f"{action.words_before} ".lstrip()
    return f"ACTION {action.reference}{' (draft number)' if action.is_draft_number else ''}: "


def _table(block: DocumentBlock) -> str:
    """One row a line, one blank between cells, as a text layer gives the tables of a printed document."""
    rows = parse_markup(block.html).iter("tr")
    return "\n".join(" ".join(map(cell_text, row)) for row in rows)
