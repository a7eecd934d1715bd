"""Reckons what the drafting room shows of an item beside its text, with one tag for all of it."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format

from core.audience import Sensitivity
from meetings.access import access_in
from meetings.models import AgendaItem
from minutes.drafting.results import Yielded, reasons_in, yielded_by
from minutes.models import Revision
from minutes.reading.web import account_of
from minutes.workflow.unsaved import unsaved_in


@dataclass(frozen=True, slots=True)
class Beside:
    """The title of an item and who may read it, what its text holds, why blocks of it are confidential, and who else
    has unsaved words; as they stand with a revision of the text."""

    item: AgendaItem
    revision: int
    yielded: Yielded
    reasons: dict[str, str]
    unsaved: list[str]

    @property
    def tag(self) -> str:
        """Another one says that something of this has changed. It is reckoned from the rows, which costs less than to
        write them down as the page shows them, and from every value of theirs, so that none can be forgotten."""
        decisions = [_values(decision.row) for decision in self.yielded.decisions]
        actions = [[*_values(action.row), str(action.reference)] for action in self.yielded.actions]
        shown = (self.revision, self.item_as_shown(), decisions, actions, self.reasons, self.unsaved)
        return sha256(repr(shown).encode()).hexdigest()[:32]

    def item_as_shown(self) -> dict[str, object]:
        item = self.item
        return {
            "number": str(item.number),
            "heading": item.number.heading,
            "title": item.title,
            "is_secret": item.sensitivity != Sensitivity.PUBLIC,
            "reason": item.sensitivity_reason,
            "public_title": item.public_title,
            "purpose": item.get_purpose_display() if item.purpose else "",
        }

    def answer(self, request: HttpRequest) -> dict[str, Any]:
        """Return it as the page of the editor takes it."""
        context = {"yielded": self.yielded, "meeting": self.item.meeting, "item": self.item}
        return {
            "yielded": render_to_string("minutes/drafting/_results.html", context, request),
            "reasons": self.reasons,
            "item": self.item_as_shown(),
            "unsaved": self.unsaved,
            "tag": self.tag,
        }


def beside_the_text(
    request: HttpRequest, item: AgendaItem, html: str, revision: int, *, device: UUID | None = None
) -> Beside:
    """Return what stands beside this text of an item, for whoever asks, at any length in as many queries. The item
    comes with its meeting and panel; ``device`` is the one that asks."""
    unsaved = unsaved_in(item.meeting, access_in(request), reader=account_of(request), here=device)
    return Beside(item, revision, yielded_by(item), reasons_in(item, html), unsaved)


def _values(row: Model) -> list[str]:
    return [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]


def last_saved(item: AgendaItem) -> str:
    """Return the time of day at which the item's text was saved last, empty where it never was."""
    last = Revision.objects.filter(item_text=item.text, number=item.text.revision).first()
    return date_format(timezone.localtime(last.at), "H:i") if last else ""
