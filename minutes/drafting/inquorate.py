"""The reason for which something was decided at an item without a quorum; the minutes print it with the item."""

from hashlib import sha256

from django.db import transaction

from core.accounts.models import User
from core.audience import Sensitivity
from core.audit.trail import record
from core.characters import one_line
from core.checked_rows import check_fields
from core.errors import NotAllowed, Unacceptable
from meetings.access import reads_confidential
from meetings.attendance.queries import room_of
from meetings.models import AgendaItem
from minutes.drafting.save import text_to_write


@transaction.atomic
def give_inquorate_reason(item: AgendaItem, reason: str, *, by: User) -> None:
    """Say why something was decided at an item without a quorum; nothing takes back what was said.

    Raises WrongState unless the minutes are a draft, NotAllowed for anybody but the secretariat, and for a confidential
    item for whoever is not cleared; Unacceptable for an item that has a quorum, and for a reason too long to be kept.
    """
    text = text_to_write(item, by, otherwise="The reason can be given only while the minutes are a draft.")
    row = text.item
    if row.sensitivity != Sensitivity.PUBLIC and not reads_confidential.test(by, row.meeting.panel):
        raise NotAllowed("This item is confidential. Only those cleared for it can change it.")
    words = one_line(reason)
    if words == row.inquorate_reason:
        return
    presence = room_of(row.meeting).at(row.number)
    if words and (not row.meeting.attendance_recorded or presence.is_quorate is not False):
        raise Unacceptable(f"Item {row.number} has a quorum, as far as is recorded: there is no reason to give.")
    row.inquorate_reason = words
    check_fields(row)
    row.save(update_fields=["inquorate_reason"])
    digest = sha256(words.encode()).hexdigest() if words else None
    record("minutes.inquorate_reason_given", row, by=by, item=row.number.plain, reason_sha256=digest)
