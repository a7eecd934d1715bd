"""The plan of an import: what it would do, worked out before anything is written."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, UUID, uuid5

from core.errors import Unacceptable, WrongState
from meetings.models import Panel
from meetings.panels.queries import outcome_words
from meetings.references import PANEL_CODE, meeting_written
from minutes.document.model import MinutesDocument
from minutes.importing.lexicon import USUAL_OUTCOMES
from minutes.importing.parsed import Correction, ParsedMinutes
from minutes.importing.parser import corrected, parse
from minutes.importing.rows.composer import ComposedMinutes, compose
from minutes.importing.rows.preview import preview_document, unknown_outcomes
from minutes.importing.rows.statements import OfferedStatement, accepted_before, chosen, numbered
from minutes.importing.rows.wording import guard_wording
from minutes.importing.source import Source
from minutes.models import ImportedSource, Minutes


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """The operator's request: which meeting the source belongs to, and what of it is accepted."""

    panel_code: str
    meeting_number: int
    panel_name: str = ""
    held_on: date | None = None
    accept_outcomes: bool = False
    accept_corrections: bool = False
    accept_statements: str = ""  # "all", or their numbers
    accept_headings: bool = False
    leave_out_furniture: bool = False

    @property
    def reference(self) -> str:
        return meeting_written(self.panel_code, self.meeting_number)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """An import before anything is written.

    ``words`` make decisions in the text as it will stand; ``new_words`` are those the panel gets with it, and
    ``awaiting_words`` those found in the source that still need consent. Corrections likewise.
    """

    source: Source
    request: ImportRequest
    panel_name: str
    parsed: ParsedMinutes
    namespace: UUID
    words: frozenset[str]
    new_words: frozenset[str]
    awaiting_words: frozenset[str]
    accepted: tuple[Correction, ...]
    awaiting: tuple[Correction, ...]
    present: ImportedSource | None = None
    newly_accepted_words: frozenset[str] = frozenset()
    newly_accepted: tuple[Correction, ...] = ()
    leaves_out_furniture: bool = False
    statements: tuple[OfferedStatement, ...] = ()
    accepted_statements: tuple[OfferedStatement, ...] = ()
    newly_accepted_statements: tuple[OfferedStatement, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        accepted = self.newly_accepted_words or self.newly_accepted or self.newly_accepted_statements
        return self.present is not None and not accepted

    @property
    def awaiting_statements(self) -> tuple[OfferedStatement, ...]:
        return tuple(each for each in self.statements if each not in self.accepted_statements)

    @property
    def awaits_headings(self) -> bool:
        """Tell whether headings without numbers were taken for items, and nobody has agreed to it."""
        return self.parsed.are_headings and self.present is None and not self.request.accept_headings

    def guard_headings(self) -> None:
        """Raise Unacceptable where nobody has agreed to the headings that would be the items, and show them."""
        if self.awaits_headings:
            named = "; ".join(f"{item.number}. {item.title.text}" for item in self.parsed.items)
            raise Unacceptable(
                f"The items of this text have no numbers. These headings would be the items: {named}. "
                "--accept-headings takes them, and --dry-run shows what would stand under each."
            )

    @property
    def held_on(self) -> date | None:
        return self.request.held_on or self.parsed.held_on

    @property
    def text(self) -> ComposedMinutes:
        return self._composed(self.words)

    def _composed(self, outcomes: Collection[str]) -> ComposedMinutes:
        statements = [each.statement for each in self.accepted_statements]
        parsed = corrected(self.parsed, self.accepted)
        return compose(parsed, outcomes=outcomes, namespace=self.namespace, accepted=statements)

    @property
    def preview(self) -> MinutesDocument:
        """The minutes as the import will leave them."""
        return self._document(self.text)

    def _document(self, text: ComposedMinutes) -> MinutesDocument:
        return preview_document(
            text,
            self.parsed,
            self.source,
            panel_code=self.request.panel_code,
            panel_name=self.panel_name,
            meeting_number=self.request.meeting_number,
            held_on=self.held_on,
        )

    def guard_words(self) -> None:
        """Raise WordsLost unless the minutes print every word of the source, in its order, and none besides."""
        as_printed = compose(self.parsed, outcomes=self.words, namespace=self.namespace)
        guard_wording(self._document(as_printed), self.parsed, self.source.text)


def plan_import(source: Source, request: ImportRequest) -> ImportPlan:
    """Read the source and hold it against what is already there. Nothing is written.

    Raises Unreadable for a source that is not the minutes asked for, WordsLost if we lose a word of it; Unacceptable
    for a panel or meeting that cannot be; WrongState where the meeting has minutes from another text, or some written
    here.
    """
    _guard(request)
    panel = Panel.objects.filter(code=request.panel_code).first()
    present = _present(panel, source, request)
    known = outcome_words(panel)
    leaves_out_furniture = present.furniture_left_out if present else request.leave_out_furniture
    parsed = parse(
        source.text,
        panel_code=request.panel_code,
        meeting_number=request.meeting_number,
        outcomes=known,
        leave_out_furniture=leaves_out_furniture,
    )
    words = frozenset(present.accepted_outcomes) if present else known
    found = unknown_outcomes(parsed, words)
    corrected_before = _corrected_before(parsed, present)
    offered = _without(parsed.corrections, corrected_before)
    new_words = found if request.accept_outcomes else _words_of_new_panel(panel, found)
    newly_accepted = offered if request.accept_corrections else ()
    statements = numbered(parsed.possible)
    accepted_statements = accepted_before(statements, present.accepted_statements if present else ())
    newly_accepted_statements = _others(chosen(statements, request.accept_statements), accepted_statements)
    new_words |= {each.statement.outcome for each in newly_accepted_statements} - words
    plan = ImportPlan(
        source=source,
        request=request,
        panel_name=panel.name if panel else request.panel_name or request.panel_code,
        parsed=parsed,
        namespace=uuid5(NAMESPACE_URL, f"{request.reference}:{source.sha256}"),
        words=words | new_words,
        new_words=new_words - known,
        awaiting_words=found - new_words,
        accepted=(*corrected_before, *newly_accepted),
        awaiting=_without(offered, newly_accepted),
        present=present,
        newly_accepted_words=new_words,
        newly_accepted=newly_accepted,
        leaves_out_furniture=leaves_out_furniture,
        statements=statements,
        accepted_statements=(*accepted_statements, *newly_accepted_statements),
        newly_accepted_statements=newly_accepted_statements,
    )
    plan.guard_words()
    return plan


def _words_of_new_panel(panel: Panel | None, found: frozenset[str]) -> frozenset[str]:
    """The usual outcome words come with a panel that the import makes; one that is here already is asked first."""
    return found & USUAL_OUTCOMES if panel is None else frozenset()


def _guard(request: ImportRequest) -> None:
    if not re.fullmatch(PANEL_CODE, request.panel_code):
        raise Unacceptable(f"“{request.panel_code}” is not the code of a panel, such as SECP.")
    if request.meeting_number < 1:
        raise Unacceptable("Meetings are counted from 1.")


def _present(panel: Panel | None, source: Source, request: ImportRequest) -> ImportedSource | None:
    minutes = Minutes.objects.filter(
        meeting__panel=panel, meeting__series="", meeting__number=request.meeting_number
    ).first()
    if panel is None or minutes is None:
        return None
    present = ImportedSource.objects.filter(minutes=minutes).first()
    if present is None:
        raise WrongState(f"{request.reference} already has minutes written here; an import would overwrite them.")
    if request.leave_out_furniture and not present.furniture_left_out:
        raise WrongState(f"{request.reference} has been imported with these lines as text; they stay in it.")
    if present.sha256 != source.sha256:
        raise WrongState(
            f"{request.reference} has been imported from another text, {present.file_name}; nothing is overwritten."
        )
    return present


def _corrected_before(parsed: ParsedMinutes, present: ImportedSource | None) -> tuple[Correction, ...]:
    if present is None:
        return ()
    accepted = {(row["line"], row["printed"], row["suggested"]) for row in present.accepted_corrections}
    return tuple(
        correction
        for correction in parsed.corrections
        if (correction.line, correction.printed, correction.suggested) in accepted
    )


def _others(
    statements: Iterable[OfferedStatement], known: Collection[OfferedStatement]
) -> tuple[OfferedStatement, ...]:
    return tuple(each for each in statements if each not in known)


def _without(corrections: Iterable[Correction], others: Collection[Correction]) -> tuple[Correction, ...]:
    return tuple(correction for correction in corrections if correction not in others)
