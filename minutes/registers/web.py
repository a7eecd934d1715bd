"""Actions that a reader asks for, fetched and authorised in one call."""

from uuid import UUID

from django.db.models import Q
from django.http import Http404

from meetings.access import PanelAccess
from meetings.web import tell_time_of
from minutes.registers import ActionRow, action_sources


def readable_action(access: PanelAccess, pk: UUID) -> ActionRow:
    """The action as this reader has it in the register, in the minutes or from a notice; else it is not there."""
    for source in action_sources(access, Q(), Q(pk=pk)):
        for row in source.rows:
            found = source.show(row)
            tell_time_of(found.raised_at.panel)
            return found
    raise Http404("No such action for this reader.")
