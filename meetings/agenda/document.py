"""An agenda as plain data, and the wall before it: what page, paper and pack are made of. Frozen, no database.

``meetings.agenda.reading`` makes a document of an issue or of the live rows; nothing is rendered that has not passed
``redact_agenda``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import NamedTuple

from core.audience import WITHHELD_TITLE, Audience, Sensitivity
from meetings.agenda.item_words import WITHDRAWN, said_of_withdrawal
from meetings.item_numbers import ItemNumber
from meetings.panels.letterhead import DocumentLetterhead
from meetings.references import code_with_mark, meeting_written


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item as it stands on an agenda. ``id`` is the item's own, whatever its number; ``organisation`` is where its
    presenter comes from. A withheld one has kept its number, its time and a title that is public."""

    id: int
    number: ItemNumber
    title: str
    public_title: str = ""
    purpose: str = ""
    presenter: str = ""
    minutes_allotted: int | None = None
    sensitivity: str = Sensitivity.PUBLIC
    sensitivity_reason: str = ""
    withdrawn_reason: str = ""
    is_withheld: bool = False
    is_withdrawn: bool = False
    organisation: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", ItemNumber.read(self.number))  # whole numbers may be given as they are

    @property
    def withdrawn_words(self) -> str:
        """The words for a withdrawn item; whoever may not read the item does not read why either."""
        return said_of_withdrawal(self.withdrawn_reason) if self.is_withdrawn else ""

    @property
    def presenter_in_full(self) -> str:
        """The presenter with their organisation, as far as it is known and not said already."""
        is_said = not self.presenter or self.organisation in self.presenter
        return self.presenter if is_said else f"{self.presenter}, {self.organisation}"

    @property
    def minutes_taken(self) -> int:
        """The minutes by which the running clock moves on."""
        return 0 if self.is_withdrawn else self.minutes_allotted or 0


@dataclass(frozen=True, slots=True)
class AgendaDocument:
    """The whole agenda of one meeting; ``revision`` is nought while it is a draft.

    ``before`` are the items as the last revision printed them, none for the first: what differs is marked.
    ``issued_by`` is the name of whoever issued it.
    ``zone_said`` is whose time its hours are, such as "Auckland time", where that has to be said.
    ``series`` is the mark of decisions by correspondence; a meeting has none.
    """

    panel_code: str
    panel_name: str
    number: int
    revision: int = 0
    issued_on: date | None = None
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    letterhead: DocumentLetterhead | None = None
    items: tuple[AgendaEntry, ...] = ()
    before: tuple[AgendaEntry, ...] = ()
    issued_by: str = ""
    zone_said: str = ""
    series: str = ""

    @property
    def reference(self) -> str:
        return meeting_written(code_with_mark(self.panel_code, self.series), self.number)

    @property
    def is_draft(self) -> bool:
        return self.revision == 0


@dataclass(frozen=True, slots=True)
class RedactedAgenda:
    """An agenda with only what its audience may read. The renderers take nothing else.

    ``marks`` say by an item's id how it differs from the last revision, ``gone`` are the numbers that items had there
    which are on the agenda no longer.
    """

    document: AgendaDocument
    audience: Audience
    marks: Mapping[int, str]
    gone: tuple[ItemNumber, ...]


class Secrecy(NamedTuple):
    """The reason for which an item is confidential today, and what everybody else reads of it."""

    reason: str
    public_title: str


def redact_agenda(document: AgendaDocument, audience: Audience) -> RedactedAgenda:
    """Return the agenda as this audience may read it.

    A withheld item keeps its number and prints its public title, if it has one. It keeps its minutes too, for those
    after it are printed with the times at which they begin. Marks are made of what this audience may read of either
    revision, so that they tell nothing else. Total: every item is judged. Raises ValueError for a sensitivity that is
    not known: what cannot be judged is shown to nobody.
    """
    items = tuple(_redacted(entry, audience) for entry in document.items)
    earlier = {entry.id: _redacted(entry, audience) for entry in document.before}
    marks = {entry.id: _mark(entry, earlier.get(entry.id)) for entry in items} if earlier else {}
    kept = {entry.id for entry in items}
    return RedactedAgenda(
        replace(document, items=items, before=()),
        audience,
        {id_: mark for id_, mark in marks.items() if mark},
        tuple(entry.number for entry in earlier.values() if entry.id not in kept),
    )


def _redacted(entry: AgendaEntry, audience: Audience) -> AgendaEntry:
    if audience.may_read(entry.sensitivity):
        is_public = audience is Audience.PUBLIC
        return replace(entry, public_title="", sensitivity_reason="") if is_public else entry
    return AgendaEntry(
        entry.id,
        entry.number,
        entry.title if entry.is_withheld else entry.public_title or WITHHELD_TITLE,
        minutes_allotted=entry.minutes_allotted,
        sensitivity=entry.sensitivity,
        is_withheld=True,
        is_withdrawn=entry.is_withdrawn,
    )


def _mark(now: AgendaEntry, before: AgendaEntry | None) -> str:
    if before is None:
        return "New"
    if now.is_withdrawn != before.is_withdrawn:
        return WITHDRAWN if now.is_withdrawn else "Back on the agenda"
    parts = []
    if now != replace(before, number=now.number, organisation=now.organisation):
        parts.append("Changed")
    if now.number != before.number:
        parts.append(f"was item {before.number}")
    said = ", ".join(parts)
    return said[:1].upper() + said[1:]


def keep_secret(document: AgendaDocument, secret: Mapping[int, Secrecy]) -> AgendaDocument:
    """Return the document with these items confidential, by id: those that have become so since it was issued.

    What was confidential then stays so; to say otherwise takes another issue.
    """

    def kept(entry: AgendaEntry) -> AgendaEntry:
        since = secret.get(entry.id)
        if since is None:
            return entry
        return replace(
            entry,
            sensitivity=Sensitivity.CONFIDENTIAL,
            sensitivity_reason=since.reason or entry.sensitivity_reason,
            public_title=since.public_title,
        )

    return replace(document, items=tuple(map(kept, document.items)), before=tuple(map(kept, document.before)))
