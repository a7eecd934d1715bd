"""The papers of an agenda's items by their names: what stands beside an item, on its page and on paper."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from core.audience import Audience, Sensitivity
from meetings.agenda.document import AgendaEntry
from meetings.enums import PaperKind
from meetings.models import Paper, PaperVersion

VERBAL, TO_FOLLOW = "verbal report", "to follow"


class NamedPaper(NamedTuple):
    """A paper as its reader may name it; ``note`` is what is said of it, ``secret`` that it is confidential, and why.

    It can be opened where ``is_open``.
    """

    id: UUID
    reference: str
    title: str
    note: str
    secret: str
    is_open: bool


def papers_named(
    entries: Iterable[AgendaEntry], audience: Audience, *, may_open: bool = True
) -> Mapping[int, list[NamedPaper]]:
    """Return the papers by the item's id, in their order, in two queries; ``may_open`` where the reader may open any.

    The entries are redacted: a withheld item has no papers here. A confidential paper has its public title for whoever
    may not read it, and without one it is not there. Raises ValueError for a sensitivity that is not known.
    """
    shown = {entry.id: entry for entry in entries if not entry.is_withheld}
    rows = list(Paper.objects.filter(item__in=shown).order_by("position", "number"))
    with_file = set(PaperVersion.objects.filter(paper__in=rows).values_list("paper", flat=True))
    named = defaultdict[int, list[NamedPaper]](list)
    for row in rows:
        may_read = audience.may_read(row.sensitivity)
        if may_read or row.public_title:
            named[row.item_id].append(_named(row, may_read=may_read, has_file=row.pk in with_file, may_open=may_open))
    return named


def _named(paper: Paper, *, may_read: bool, has_file: bool, may_open: bool) -> NamedPaper:
    return NamedPaper(
        paper.pk,
        paper.reference,
        paper.title if may_read else paper.public_title,
        _note(paper, may_read=may_read, has_file=has_file),
        _secret(paper, may_read=may_read),
        may_open and may_read and has_file and not paper.withdrawn_reason,
    )


def _note(paper: Paper, *, may_read: bool, has_file: bool) -> str:
    if paper.withdrawn_reason:
        return f"withdrawn: {paper.withdrawn_reason}" if may_read else "withdrawn"
    if paper.kind == PaperKind.VERBAL:
        return VERBAL
    return "" if has_file else TO_FOLLOW


def _secret(paper: Paper, *, may_read: bool) -> str:
    if paper.sensitivity == Sensitivity.PUBLIC:
        return ""
    return f"Confidential: {paper.sensitivity_reason}" if may_read and paper.sensitivity_reason else "Confidential"
