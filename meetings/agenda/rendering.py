"""An agenda in the words of page and paper: one body for both. Takes what has passed ``redact_agenda``, never a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string

from core import english
from core.audience import Audience, Sensitivity
from meetings.agenda.clock import running_clock
from meetings.agenda.document import AgendaDocument, AgendaEntry, RedactedAgenda
from meetings.agenda.item_words import WITHDRAWN, point_facts, said_of_withdrawal
from meetings.agenda.papers_named import NamedPaper
from meetings.enums import Purpose
from meetings.item_numbers import ItemNumber
from meetings.panels.letterhead import DocumentLetterhead

PAPER = ("css/tokens.css", "css/minutes.css", "css/agenda.css", "css/pdf.css", "css/agenda_paper.css")
Papers = Mapping[int, Sequence[NamedPaper]]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item as it is printed: when it begins and how long it takes, what it is for, who presents it and its papers.
    ``change`` is how it differs from the last revision, ``mark`` that it is confidential, with the reason where that
    may be read."""

    number: ItemNumber
    title: str
    begins: str
    length: str
    purpose: str
    presenter: str
    papers: Sequence[NamedPaper]
    change: str
    mark: str
    withdrawn: str

    @property
    def is_to_decide(self) -> bool:
        return self.purpose == Purpose.DECISION.label


@dataclass(frozen=True, slots=True)
class AgendaView:
    """An agenda as it is printed, in order; ``moved`` says where and when the meeting is now. ``stage`` says which
    agenda this is, after the word for it; ``running_stage`` says it in the running head, in a word: more would be
    prose, and prose there is skipped. ``ends`` is when the meeting ends."""

    reference: str
    panel: str
    title: str
    running_head: str
    is_draft: bool
    is_revised: bool
    stage: str
    running_stage: str
    letterhead: DocumentLetterhead | None
    facts: tuple[tuple[str, str], ...]
    moved: str
    items: tuple[ItemView, ...]
    gone: str
    ends: str

    @property
    def has_times(self) -> bool:
        return any(item.begins for item in self.items)


def render_agenda_html(redacted: RedactedAgenda, papers: Papers, *, moved: str = "") -> str:
    """Return the HTML that a PDF is set from; the same agenda and papers give the same text."""
    context = {"agenda": agenda_view(redacted, papers, moved=moved), "is_paper": True}
    return render_to_string("meetings/agenda/paper.html", context)


def agenda_view(redacted: RedactedAgenda, papers: Papers, *, moved: str = "") -> AgendaView:
    """Return what page and paper show; ``papers`` are those of its items, as the same audience may name them."""
    document = redacted.document
    title = f"Agenda of meeting {document.number}"
    return AgendaView(
        reference=document.reference,
        panel=document.panel_name,
        title=title,
        running_head=" · ".join(filter(None, (document.panel_name, title, _day(document.held_on)))),
        is_draft=document.is_draft,
        is_revised=document.revision > 1,
        stage=" · ".join(_stage(redacted)),
        running_stage="Confidential" if has_secrets(redacted) else "",
        letterhead=document.letterhead,
        facts=tuple(_facts(document)),
        moved=moved,
        items=tuple(_items(redacted, papers)),
        gone=_gone(redacted.gone),
        ends=f"{document.ends_at:%H:%M}" if document.starts_at and document.ends_at else "",
    )


def _stage(redacted: RedactedAgenda) -> Iterator[str]:
    document = redacted.document
    if not document.is_draft:
        by = f"by {document.issued_by}, " if document.issued_by else ""
        yield f"Revision {document.revision}, issued {by}{_day(document.issued_on)}"
    if has_secrets(redacted):
        yield "With confidential items"


def has_secrets(redacted: RedactedAgenda) -> bool:
    """Tell whether somebody who is not cleared would have another agenda."""
    return redacted.audience is Audience.CONFIDENTIAL and any(map(_is_secret, redacted.document.items))


def _facts(document: AgendaDocument) -> Iterator[tuple[str, str]]:
    hours = english.hours(document.starts_at, document.ends_at) if document.starts_at else ""
    zone = document.zone_said if hours else ""
    yield "When", ", ".join(filter(None, (_day(document.held_on) or "Date not set yet", hours, zone)))
    if document.place:
        yield "Where", document.place


def _items(redacted: RedactedAgenda, papers: Papers) -> Iterator[ItemView]:
    document = redacted.document
    clock = running_clock((entry.minutes_taken for entry in document.items), document.starts_at, document.ends_at)
    for entry, begins in zip(document.items, clock.begins, strict=True):
        change = redacted.marks.get(entry.id, "")
        yield ItemView(
            entry.number,
            entry.title,
            "–" if entry.is_withdrawn and begins else begins,
            f"{entry.minutes_taken} min" if entry.minutes_taken else "",
            entry.purpose,
            entry.presenter_in_full,
            papers.get(entry.id, ()),
            "" if change == WITHDRAWN else change,
            _mark(entry),
            _withdrawn(entry, is_new=change == WITHDRAWN),
        )


def item_facts(entry: AgendaEntry, begins: str) -> Iterator[str]:
    """Yield when an item begins, how long it takes, what it is for and who presents it; nothing if it is withdrawn."""
    if entry.is_withdrawn:
        return
    if begins:
        yield begins
    yield from point_facts(entry.minutes_allotted, entry.purpose, entry.presenter_in_full)


def _mark(entry: AgendaEntry) -> str:
    if not _is_secret(entry):
        return ""
    return f"Confidential: {entry.sensitivity_reason}" if entry.sensitivity_reason else "Confidential"


def _withdrawn(entry: AgendaEntry, *, is_new: bool) -> str:
    if is_new:
        return said_of_withdrawal(entry.withdrawn_reason, f"{WITHDRAWN} in this revision")
    return entry.withdrawn_words


def _gone(numbers: tuple[ItemNumber, ...]) -> str:
    if not numbers:
        return ""
    named = f"item{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
    return f"No longer on the agenda: {named} of the last revision."


def _is_secret(entry: AgendaEntry) -> bool:
    return entry.sensitivity != Sensitivity.PUBLIC


def _day(day: date | None) -> str:
    return english.day(day) if day else ""
