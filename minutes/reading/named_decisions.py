"""The decisions by correspondence that minutes name, and which of them a reader can go and read."""

import re
from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from meetings.access import PanelAccess
from meetings.meeting_named import meeting_named
from meetings.models import Meeting
from meetings.references import SERIES_MARK, code_and_number
from minutes.document.model import MinutesDocument
from minutes.models import Version


def decisions_named(document: MinutesDocument) -> tuple[str, ...]:
    """Return the references in the text that could be of decisions of the same panel, once each; its own is not one."""
    pattern = re.compile(rf"(?<![\w/&-]){re.escape(document.panel_code)}-{SERIES_MARK}[1-9]\d{{0,8}}(?![\d/])")
    blocks = (block for item in document.items for block in item.blocks)
    found = (match[0] for block in blocks for match in pattern.finditer(block.text))
    return tuple(reference for reference in dict.fromkeys(found) if reference != document.reference)


def readable_decisions(access: PanelAccess, references: Collection[str]) -> frozenset[str]:
    """Return those that lead this reader somewhere: of their panels, or published; in no query if there are none."""
    if not references:
        return frozenset()
    named = reduce(or_, (meeting_named(*code_and_number(reference)) for reference in references))
    given = Version.objects.read_in(access.panels).filter(minutes__meeting=OuterRef("pk"))
    readable = Q(panel__in=access.panels) | Exists(given)
    rows = Meeting.objects.by_correspondence().filter(named, readable).select_related("panel")
    return frozenset(row.reference for row in rows)
