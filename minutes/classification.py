"""Classifies an agenda item, and with it everything that is read from its text."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet

from actions.models import Action, ActionMention
from core.accounts import User
from core.audience import Sensitivity
from core.audit import record
from core.errors import Unacceptable, WrongState
from meetings.models import AgendaItem, Decision
from meetings.services import require_secretary
from minutes.enums import MinutesState
from minutes.models import ItemText, Minutes
from minutes.text import read


@transaction.atomic
def classify_item(
    item: AgendaItem, sensitivity: Sensitivity, *, by: User, reason: str = "", public_title: str = ""
) -> None:
    """Makes an item confidential, for a reason and with the title that the public minutes print; or public again.

    What is read from its text follows. A block that is confidential by itself stays so in a public item. Raises
    WrongState once the minutes have left the draft, Unacceptable for a confidential item without a reason.
    """
    require_secretary(item.meeting.panel, by)
    text = ItemText.objects.select_for_update().filter(item=item).first()
    if Minutes.objects.filter(meeting=item.meeting).exclude(state=MinutesState.DRAFT).exists():
        raise WrongState("An item can be classified only while the minutes are a draft.")
    item.sensitivity, item.sensitivity_reason, item.public_title = sensitivity.value, reason.strip(), public_title
    _check(item)
    item.save(update_fields=["sensitivity", "sensitivity_reason", "public_title"])
    if text is not None:
        _classify_rows(text, sensitivity)
    record("minutes.item_classified", item, by=by, sensitivity=sensitivity.value)


def _check(item: AgendaItem) -> None:
    if item.sensitivity == Sensitivity.CONFIDENTIAL and not item.sensitivity_reason:
        raise Unacceptable("Say why the item is confidential; the reason is kept with it.")
    try:
        item.clean_fields()
    except ValidationError as error:
        raise Unacceptable(" ".join(error.messages)) from error


def _classify_rows(text: ItemText, sensitivity: Sensitivity) -> None:
    """Rows that the text no longer has stay as they were: their secrecy must not fall unseen."""
    blocks = read(text.html, panel_code=text.item.meeting.panel.code).blocks
    secret = [block.id for block in blocks if block.is_confidential]
    rows: tuple[QuerySet[Model], ...] = (
        Decision.objects.filter(item=text.item_id, retired_at=None),
        Action.objects.filter(item=text.item_id, retired_at=None),
        ActionMention.objects.filter(item=text.item_id),
    )
    for kind in rows:
        kind.update(sensitivity=sensitivity.value)
        kind.filter(block__in=secret).update(sensitivity=Sensitivity.CONFIDENTIAL.value)
