"""Decisions by correspondence, made as rows of their panel: numbered in a series of their own, SECP-C12."""

from collections.abc import Sequence

from django.db import transaction

from core.accounts.models import User
from core.audit.trail import record
from core.checked_rows import check
from core.errors import Unacceptable
from meetings.access import require_secretary
from meetings.agenda.services.planned import NewItem, plan_items
from meetings.agenda.services.points import Details, usual_secrecy
from meetings.enums import MeetingKind
from meetings.models import Meeting, Panel
from meetings.panels.rules import PanelRules
from meetings.panels.services import panel_of_mark

from .numbering import hold_numbers, next_number


@transaction.atomic
def create_by_correspondence(panel: Panel, titles: Sequence[str | Details], *, by: User) -> Meeting:
    """A decision by correspondence in its draft, numbered after the panel's last one, with an item for each question.

    A title alone becomes an item that is as secret as the panel's usually are. Raises Unacceptable without a title, or
    where the panel's mark would read as another panel's code.
    """
    require_secretary(panel, by)
    if not titles:
        raise Unacceptable("Say what is asked: a decision by correspondence has at least one question.")
    hold_numbers(panel)
    mark = PanelRules.read(Panel.objects.get(pk=panel.pk).rules).correspondence_mark
    if panel_of_mark(panel, mark):
        raise Unacceptable(
            f"References with the mark {mark} could be taken for those of another panel. "
            "Choose another mark for decisions by correspondence in the set-up, where papers and actions are numbered."
        )
    meeting = Meeting(panel=panel, series=mark, number=next_number(panel, mark), kind=MeetingKind.EX_COMMITTEE)
    check(meeting)
    meeting.save()
    record("meetings.correspondence_created", meeting, by=by, attests=[meeting], reference=meeting.reference)
    plan_items(meeting, [NewItem(_details(panel, title)) for title in titles], by=by)
    return meeting


def _details(panel: Panel, title: str | Details) -> Details:
    if isinstance(title, Details):
        return title
    sensitivity, reason = usual_secrecy(panel)
    return Details(title, sensitivity=sensitivity, sensitivity_reason=reason)
