"""References in a text to actions that its reader can go and read."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from actions.references import Reference
from meetings.access import PanelAccess
from meetings.meeting_named import meeting_named

from .actions import action_sources


def readable_references(access: PanelAccess, references: Iterable[str]) -> frozenset[Reference]:
    """Those of the references that lead this reader somewhere, as they are issued; in no query if there are none."""
    wanted = [_of(Reference.parse(reference)) for reference in references]
    if not wanted:
        return frozenset()
    sources = action_sources(access, reduce(or_, wanted), Q())
    return frozenset(source.show(row).reference for source in sources for row in source.rows)


def _of(reference: Reference) -> Q:
    named = meeting_named(reference.panel_code, reference.meeting_number, at="item__meeting")
    return named & Q(number=reference.number)
